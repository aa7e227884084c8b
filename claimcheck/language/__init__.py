"""Words, sentences and clauses of a text, as every stage reads them."""
