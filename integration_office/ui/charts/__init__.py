"""Bar charts and bridges for the views: painted, walked by keyboard, read out, saved as SVG or PNG."""
