"""A person's own page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sightline.apps.accounts import queries
from sightline.apps.accounts.access import Accounts
from sightline.kit import clock
from sightline.kit.access import actor_of, may, signed_in
from sightline.kit.permission import ROLE_NAMES


@signed_in
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    held = queries.own_roles(actor_of(request), clock.today())
    roles = [(ROLE_NAMES[role.role], role.agency, role.since, role.until) for role in held]
    may_invite = may(actor_of(request), Accounts.INVITE)
    wants_reminders = getattr(request.user, "wants_reminders", False)
    context = {"roles": roles, "may_invite": may_invite, "wants_reminders": wants_reminders}
    return render(request, "accounts/account.html", context)
