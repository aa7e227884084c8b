"""A reference as printed against the records of registries.

What other rooms ask for: `comparing.compare` (one record), `choosing.choose` (the candidates of a search), and what
they are made of where it decides elsewhere, too: `titles.bear_one_title`, `titles.holds_title`, `containers.is_within`,
`conferences.read_conference`, `record_types.is_preprint`, `folding.letters`, `field_match.Sign`. All else is inside.
"""
