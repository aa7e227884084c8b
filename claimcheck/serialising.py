"""Frozen dataclasses as JSON and back: one typed serialiser for every value of `model`, no pickle.

A dataclass becomes the list of its fields in their order, which is short, or an object of those that say something,
which people can read and which grows with the class; a tuple or frozen set becomes a list, a mapping the list of its
pairs, an enumeration its value. Both directions follow the types alone, so that a new field or class needs nothing
here. What JSON holds is checked against the types while it is read: a value of the wrong kind or number is a
ValueError, never a half-made object.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Value = TypeVar("Value")
Decoder = Callable[[Any], Any]


def encode(value: Any) -> Any:
    """Return a value as JSON has it."""
    if is_dataclass(value):
        return [encode(getattr(value, name)) for name in _names(value.__class__)]
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if isinstance(value, frozenset):
        return sorted(encode(item) for item in value)
    if isinstance(value, Mapping):
        return [[encode(key), encode(item)] for key, item in value.items()]
    return value.value if isinstance(value, Enum) else value


def encode_named(value: Any) -> Any:
    """Return a value as JSON has it, a dataclass as an object without the fields that are as by default."""
    if is_dataclass(value):
        said = {field.name: (getattr(value, field.name), field.default) for field in fields(value)}
        return {name: encode_named(item) for name, (item, default) in said.items() if item != default}
    return [encode_named(item) for item in value] if isinstance(value, tuple) else encode(value)


def decode(shape: Any, kind: type[Value]) -> Value:
    """Return the value of this type that either made the JSON from; raises ValueError for any other.

    Of an object, names that the class does not know are passed over: a newer claimcheck may have written more.
    """
    decoder: Callable[[Any], Value] = _decoder(cast(Hashable, kind))
    return decoder(shape)


@cache
def _names(kind: Hashable) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cast(Any, kind)))


@cache
def _decoder(kind: Any) -> Decoder:
    """Return the function that reads one type."""
    origin = get_origin(kind)
    if origin is tuple:
        return _tuple_decoder(get_args(kind))
    if origin is frozenset:
        item = _decoder(get_args(kind)[0])
        return lambda shape: frozenset(item(entry) for entry in _list(shape))
    if origin in {Mapping, dict}:
        name, item = map(_decoder, get_args(kind))
        return lambda shape: {name(key): item(entry) for key, entry in map(_pair, _list(shape))}
    if origin in {Union, UnionType}:
        return _optional_decoder(get_args(kind))
    if is_dataclass(kind):
        return _dataclass_decoder(kind)
    if issubclass(kind, Enum):
        return cast(Decoder, kind)
    return _plain_decoder((int, float) if kind is float else (kind,))


def _plain_decoder(kinds: tuple[type, ...]) -> Decoder:
    accepted = frozenset(kinds)

    def read(shape: Any) -> Any:
        if type(shape) not in accepted:
            raise ValueError(f"{shape!r:.60} is no {kinds[-1].__name__}")
        return shape

    return read


def _tuple_decoder(arguments: tuple[Any, ...]) -> Decoder:
    if arguments[-1] is Ellipsis:
        item = _decoder(arguments[0])
        return lambda shape: tuple([item(entry) for entry in _list(shape)])
    items = [_decoder(argument) for argument in arguments]
    return lambda shape: tuple([decoder(entry) for decoder, entry in zip(items, _list(shape), strict=True)])


def _optional_decoder(arguments: tuple[Any, ...]) -> Decoder:
    kinds = [argument for argument in arguments if argument is not NoneType]
    if len(kinds) != 1 or len(arguments) != 2:
        raise TypeError(f"only a type or None is known, not {arguments}")
    item = _decoder(kinds[0])
    return lambda shape: None if shape is None else item(shape)


def _dataclass_decoder(kind: Any) -> Decoder:
    count = len(_names(kind))

    def read(shape: Any) -> Any:
        if isinstance(shape, Mapping):
            return _from_object(kind, shape)
        if len(_list(shape)) != count:
            raise ValueError(f"a {kind.__name__} has {count} fields, not {len(shape)}")
        return kind(*[decoder(entry) for decoder, entry in zip(_field_decoders(kind), shape, strict=True)])

    return read


def _from_object(kind: Any, shape: Mapping[str, Any]) -> Any:
    missing = [one.name for one in fields(kind) if one.name not in shape and one.default is MISSING]
    if missing:
        raise ValueError(f"a {kind.__name__} lacks the fields {', '.join(missing)}")
    decoders = zip(_names(kind), _field_decoders(kind), strict=True)
    return kind(**{name: _named(name, decoder, shape[name]) for name, decoder in decoders if name in shape})


def _named(name: str, decoder: Decoder, shape: Any) -> Any:
    try:
        return decoder(shape)
    except ValueError as error:
        raise ValueError(f"{name!r}: {error}") from None


@cache
def _field_decoders(kind: Any) -> tuple[Decoder, ...]:
    """Return the readers of a class's fields; asked for late, as a class may hold values of its own kind."""
    hints = get_type_hints(kind)
    return tuple(_decoder(hints[name]) for name in _names(kind))


def _pair(shape: Any) -> list[Any]:
    if len(_list(shape)) != 2:
        raise ValueError(f"{shape!r:.60} is no pair")
    return _list(shape)


def _list(shape: Any) -> list[Any]:
    if type(shape) is not list:
        raise ValueError(f"{shape!r:.60} is no list")
    listed: list[Any] = shape
    return listed
