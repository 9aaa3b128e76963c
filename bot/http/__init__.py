"""HTTP as a hostile network needs it: strict reading, clean errors, headers on every answer."""
