"""The papers about members: data into a document, nothing about layout."""
