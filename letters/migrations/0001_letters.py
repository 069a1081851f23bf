"""What readers send, and the trace that it leaves."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import letters.models.letter
import news.fields
import news.models.photo


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("news", "0014_newspaper"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Poll",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("question", news.fields.PlainField(max_length=200, verbose_name="сұрағы")),
                (
                    "until",
                    news.fields.MomentField(
                        help_text="Осы уақыттан кейін дауыс қабылданбайды, нәтижесі ашық қалады.",
                        verbose_name="қашанға дейін",
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="жасалған")),
            ],
            options={
                "verbose_name": "сауалнама",
                "verbose_name_plural": "сауалнамалар",
                "ordering": ["-made_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "sent_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="жіберілген"
                    ),
                ),
                (
                    "decided_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="шешілген"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("news", "жаңалық"), ("contact", "хат")],
                        max_length=7,
                        verbose_name="түрі",
                    ),
                ),
                (
                    "name",
                    news.fields.PlainField(blank=True, max_length=100, verbose_name="аты-жөні"),
                ),
                (
                    "contact",
                    news.fields.PlainField(
                        blank=True, max_length=100, verbose_name="телефоны немесе поштасы"
                    ),
                ),
                ("text", news.fields.PlainTextField(max_length=5000, verbose_name="мәтіні")),
                (
                    "state",
                    models.CharField(
                        choices=[("new", "жаңа"), ("done", "қаралды"), ("spam", "спам")],
                        default="new",
                        editable=False,
                        max_length=4,
                        verbose_name="күйі",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="шешкен",
                    ),
                ),
            ],
            options={
                "verbose_name": "оқырман хаты",
                "verbose_name_plural": "оқырман хаттары",
                "ordering": ["-sent_at", "-pk"],
                "default_permissions": ("view", "change", "delete"),
            },
        ),
        migrations.CreateModel(
            name="LetterPhoto",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "file",
                    models.FileField(
                        max_length=120,
                        storage=news.models.photo.originals,
                        upload_to=letters.models.letter.private_name,
                        verbose_name="файлы",
                    ),
                ),
                ("kind", models.CharField(max_length=4)),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="photos",
                        to="letters.letter",
                    ),
                ),
                (
                    "taken",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="news.photo",
                    ),
                ),
            ],
            options={
                "verbose_name": "хаттағы сурет",
                "verbose_name_plural": "хаттағы суреттер",
                "ordering": ["pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Option",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", news.fields.PlainField(max_length=120, verbose_name="жауабы")),
                (
                    "poll",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="options",
                        to="letters.poll",
                    ),
                ),
            ],
            options={
                "verbose_name": "жауап",
                "verbose_name_plural": "жауаптар",
                "ordering": ["pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "sent_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="жіберілген"
                    ),
                ),
                (
                    "decided_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="шешілген"),
                ),
                (
                    "quote",
                    news.fields.PlainTextField(
                        blank=True, max_length=500, verbose_name="қате жері"
                    ),
                ),
                (
                    "text",
                    news.fields.PlainTextField(
                        blank=True, max_length=1000, verbose_name="оқырман не дейді"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "жаңа"),
                            ("accepted", "түзетілді"),
                            ("rejected", "қате емес"),
                        ],
                        default="new",
                        editable=False,
                        max_length=8,
                        verbose_name="күйі",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reports",
                        to="news.article",
                        verbose_name="мақала",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="шешкен",
                    ),
                ),
            ],
            options={
                "verbose_name": "қате туралы хабар",
                "verbose_name_plural": "қате туралы хабарлар",
                "ordering": ["-sent_at", "-pk"],
                "default_permissions": ("view", "change", "delete"),
            },
        ),
        migrations.CreateModel(
            name="Trace",
            fields=[
                ("key", models.UUIDField(primary_key=True, serialize=False)),
                ("sender", models.CharField(max_length=32)),
                ("form", models.CharField(max_length=30)),
                ("digest", models.CharField(max_length=32)),
                ("at", models.DateTimeField(db_index=True)),
            ],
            options={
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["sender", "at"], name="traces_of_a_sender"),
                    models.Index(fields=["digest", "at"], name="traces_of_a_text"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Vote",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "option",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="votes",
                        to="letters.option",
                    ),
                ),
            ],
            options={
                "verbose_name": "дауыс",
                "verbose_name_plural": "дауыстар",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "sent_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="жіберілген"
                    ),
                ),
                (
                    "decided_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="шешілген"),
                ),
                ("name", news.fields.PlainField(max_length=60, verbose_name="аты")),
                ("text", news.fields.PlainTextField(max_length=2000, verbose_name="мәтіні")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "тексеруде"),
                            ("public", "сайтта"),
                            ("rejected", "қабылданбады"),
                            ("spam", "спам"),
                        ],
                        default="waiting",
                        editable=False,
                        max_length=8,
                        verbose_name="күйі",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comments",
                        to="news.article",
                        verbose_name="мақала",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="шешкен",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="replies",
                        to="letters.comment",
                        verbose_name="қай пікірге жауап",
                    ),
                ),
            ],
            options={
                "verbose_name": "пікір",
                "verbose_name_plural": "пікірлер",
                "ordering": ["-sent_at", "-pk"],
                "default_permissions": ("view", "change", "delete"),
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "public")),
                        fields=["article", "sent_at"],
                        name="comments_that_are_read",
                    ),
                    models.Index(
                        condition=models.Q(("state", "waiting")),
                        fields=["sent_at"],
                        name="comments_that_wait",
                    ),
                    models.Index(fields=["-sent_at", "-id"], name="comments_by_time"),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(fields=["-sent_at", "-id"], name="letters_by_time"),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(fields=["-sent_at", "-id"], name="reports_by_time"),
        ),
    ]
