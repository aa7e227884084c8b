"""A reference as printed against the record of a registry: titles, authors, journals, pages."""
