"""The gate as a whole: a history of edits with the verdict each deserves, and files that stay whole."""
