"""Every SELECT and UPDATE: functions of a Session that never commit."""
