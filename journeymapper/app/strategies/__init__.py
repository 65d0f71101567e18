"""The matrix of strategies and messages: stages by personas, beside the canvas of the map."""
