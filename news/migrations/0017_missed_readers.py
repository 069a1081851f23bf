"""One reader who asks again and again misses an address once."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("news", "0016_former_tags")]

    operations = [
        migrations.AddField(
            model_name="missedaddress",
            name="reader",
            field=models.UUIDField(editable=False, null=True),
        )
    ]
