"""The custom actions: read slots, make one call, render. One action a file; this package stays flat."""
