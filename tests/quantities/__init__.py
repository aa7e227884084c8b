"""Numbers, units and quantities: how they are read and what is made of them."""
