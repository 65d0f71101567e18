"""The guided start: six steps that fill an ordinary map, beside the map itself."""
