"""Charts and diagrams as SVG text: values in, a finished picture out.

Only presentation attributes are used, so a picture looks the same in a browser under a strict
content policy, in the PDF and in the office document.
"""
