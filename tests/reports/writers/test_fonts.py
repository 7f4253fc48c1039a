"""The typeface that documents are set in."""

from sightline.reports.writers.fonts import face_rules, font_files


def test_each_weight_and_slope_of_the_typeface_is_named_by_its_file():
    rules = face_rules()

    assert len(font_files()) == rules.count("@font-face") == 4
    assert all(path.as_uri() in rules for path in font_files())
