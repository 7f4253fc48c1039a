"""Figures as declared: an exact count of the year."""

import factory

from sightline.apps.indicators.models import CalculatedFigure, DeclaredFigure
from tests.factories.partnership import YearRowFactory


class DeclaredFigureFactory(YearRowFactory):
    class Meta:
        model = DeclaredFigure

    key = factory.Sequence("figure-{}".format)
    label = factory.LazyAttribute(lambda figure: f"The {figure.key}")
    value = "40"
    unit = "children"
    period = factory.SelfAttribute("year.label")
    good_direction = "neutral"
    source = "Page 4"
    table = "figures"


class CalculatedFigureFactory(YearRowFactory):
    class Meta:
        model = CalculatedFigure

    key = factory.Sequence("calculated-{}".format)
    label = "Worked out"
    operation = "sum"
    good_direction = "neutral"
