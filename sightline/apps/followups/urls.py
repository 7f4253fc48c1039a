from django.urls.resolvers import URLPattern

app_name = "followups"
urlpatterns: list[URLPattern] = []
