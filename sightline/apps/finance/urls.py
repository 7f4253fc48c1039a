from django.urls.resolvers import URLPattern

app_name = "finance"
urlpatterns: list[URLPattern] = []
