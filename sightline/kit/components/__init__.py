"""What pages are made of: layouts, form fields, tables and small parts, in GOV.UK's patterns."""
