"""The glossary in the window: a panel to search, and the ways that lead to its terms."""
