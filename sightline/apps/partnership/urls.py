from django.urls.resolvers import URLPattern

app_name = "partnership"
urlpatterns: list[URLPattern] = []
