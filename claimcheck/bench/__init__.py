"""Tasks, metrics and readers of public corpora, for whoever measures or trains."""
