"""The vocabulary: frozen values that flow from stage to stage. Imports nothing of ours but `errors`."""
