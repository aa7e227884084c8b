"""Template and style of the HTML report."""
