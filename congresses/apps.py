from django.apps import AppConfig


class CongressesConfig(AppConfig):
    name = "congresses"
    verbose_name = "Sinh hoạt và đại hội"
