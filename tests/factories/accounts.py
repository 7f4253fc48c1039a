"""People who sign in. They hold no role unless the test gives them one."""

import factory
from factory.django import DjangoModelFactory

from sightline.apps.accounts.models import Person


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = Person

    email = factory.Sequence("person-{}@council.example".format)
    shown_as = "Data analyst"
