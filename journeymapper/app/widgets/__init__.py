"""Small controls that Qt lacks or draws otherwise."""
