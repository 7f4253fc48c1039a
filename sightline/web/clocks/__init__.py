"""How long duties may take, who says so, and a due day worked out for any of them."""
