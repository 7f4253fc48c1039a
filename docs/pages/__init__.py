"""The reference pages that are written from the code: one module a page, each giving its text."""
