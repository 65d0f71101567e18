"""The channels of a map in a dialog of their own: shipped ones added, own ones made, all sorted."""
