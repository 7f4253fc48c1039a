"""Reasons that stood plain are sealed as the new ones are."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from sightline.kit.sealing.fields import Sealed
from sightline.kit.sealing.seals import VERSION, seal, unseal

FIELDS = (("NamedOnCase", "reason"), ("GlassBroken", "reason"), ("GlassBroken", "found"))


def close(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for name, field in FIELDS:
        model = apps.get_model("accounts", name)
        for pk, text, word in model.objects.values_list("pk", field, "case__sealing_word"):
            if text and not text.startswith(f"{VERSION}."):
                sealed = seal(str(text), table=model._meta.db_table, field=field, subject=word)
                model.objects.filter(pk=pk).update(**{field: Sealed(sealed)})


def open_again(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for name, field in FIELDS:
        model = apps.get_model("accounts", name)
        for pk, token, word in model.objects.values_list("pk", field, "case__sealing_word"):
            if token:
                text = unseal(str(token), table=model._meta.db_table, field=field, subject=word)
                model.objects.filter(pk=pk).update(**{field: Sealed(text)})


class Migration(migrations.Migration):
    dependencies = [("accounts", "0008_reasons_are_sealed")]

    operations = [migrations.RunPython(close, open_again)]
