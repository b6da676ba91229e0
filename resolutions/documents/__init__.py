"""The printed papers of this app: data into document objects, nothing about layout."""
