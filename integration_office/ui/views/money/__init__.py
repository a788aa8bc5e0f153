"""The view „Geld“: what a scenario saves and when, grants, revenues, the budget beside the figures, other cities."""
