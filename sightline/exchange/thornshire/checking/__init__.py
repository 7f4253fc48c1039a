"""Thornshire's records counted by the product, beside what was published of Oxfordshire."""
