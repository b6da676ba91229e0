"""Who owes which month, how much, and what was paid, in SQL: what everything about dues asks."""

from members.models import GIVEN_UP

# Who owes a month, and to which cell. The one place that says so: everybody on the cell's roll on
# its first day (a transfer slip says "đã đóng hết tháng"), and whoever was admitted within it; not
# those who left the Party before its end, nor those who paid that month to another cell, ahead of a
# move; not the suspended, from whom nothing is collected. Probationary members owe like official
# ones. Whoever lives with another cell on the first day owes there (01-QĐ/TW 2026): to a host kept
# here, or to one that is not. So does a guest whose home is not kept here, of whom nothing but the
# stay is known; what they paid to a cell that became part of the host is paid. One of `member_id`
# and `stay_id` is 0.
OWING = """
    SELECT m.month, m.round_to, w.host_id AS unit_id, 0::bigint AS member_id, w.id AS stay_id
    FROM months m
    JOIN members_temporarystay w ON w.host_id = ANY(%(units)s) AND w.valid @> m.month
    WHERE w.member_id IS NULL AND NOT EXISTS (
        SELECT FROM members_duespayment d JOIN members_duesbook b ON b.id = d.book_id
        WHERE d.stay_id = w.id AND d.month = m.month AND b.unit_id <> w.host_id)
    UNION ALL
    SELECT o.month, o.round_to, o.unit_id, o.member_id, 0
    FROM (
        SELECT m.month, m.next, m.round_to, s.unit_id, s.member_id, s.valid, s.suspended
        FROM months m
        JOIN members_spell s ON s.unit_id = ANY(%(units)s) AND s.valid && daterange(m.month, m.next)
        WHERE NOT EXISTS (
            SELECT FROM members_temporarystay w
            WHERE w.member_id = s.member_id AND w.valid @> m.month)
        UNION ALL
        SELECT m.month, m.next, m.round_to, w.host_id, s.member_id, s.valid, s.suspended
        FROM months m
        JOIN members_temporarystay w ON w.host_id = ANY(%(units)s) AND w.valid @> m.month
        JOIN members_spell s ON s.member_id = w.member_id
             AND s.valid && daterange(m.month, m.next)
    ) o
    JOIN members_member p ON p.id = o.member_id
    WHERE NOT o.suspended AND (o.valid @> o.month OR lower(o.valid) = p.ceremony_on)
      AND NOT EXISTS (
        SELECT FROM members_affiliation a
        WHERE a.member_id = o.member_id AND a.ending = ANY(%(left)s)
          AND upper(a.valid) > o.month AND upper(a.valid) < o.next)
      AND NOT EXISTS (
        SELECT FROM members_duespayment d JOIN members_duesbook b ON b.id = d.book_id
        WHERE d.member_id = o.member_id AND d.month = o.month AND b.unit_id <> o.unit_id)
"""

# One row for each month owed or paid. `due` is NULL while no amount is on record, and 0 is none;
# a cell's debts begin with the first month its book speaks of (`kept`).
LEDGER = f"""
WITH months AS (
    SELECT day::date AS month, (day + interval '1 month')::date AS next,
           coalesce((SELECT (parameters->>'round_to')::int FROM chibo_rule
                     WHERE key = 'dues' AND valid @> day::date), 1) AS round_to
    FROM generate_series(%(first)s::date, %(last)s::date, interval '1 month') day
), owing AS ({OWING}
), paid AS (
    SELECT b.unit_id, coalesce(d.member_id, 0) AS member_id, coalesce(d.stay_id, 0) AS stay_id,
           d.month, d.id AS payment, d.amount AS paid, d.paid_on, d.channel
    FROM members_duespayment d JOIN members_duesbook b ON b.id = d.book_id
    WHERE b.unit_id = ANY(%(units)s) AND d.month BETWEEN %(first)s AND %(last)s
      AND NOT {GIVEN_UP.format(member="d.member_id")}
), begun AS (
    SELECT b.unit_id, min(d.month) AS began
    FROM members_duespayment d JOIN members_duesbook b ON b.id = d.book_id
    WHERE b.unit_id = ANY(%(units)s) GROUP BY b.unit_id
), lines AS (
    SELECT unit_id, member_id, stay_id, month, round_to, payment, paid, paid_on, channel, began
    FROM owing FULL JOIN paid USING (unit_id, member_id, stay_id, month)
    LEFT JOIN begun USING (unit_id)
    WHERE (%(member)s::bigint IS NULL OR member_id = %(member)s)
      AND (%(stay)s::bigint IS NULL OR stay_id = %(stay)s)
), assessed AS (
    SELECT l.*, coalesce(st.payer, gst.payer) AS payer, coalesce(st.amount, gst.amount) AS amount,
           coalesce(r.percent, gr.percent) AS percent, coalesce(r.ground, gr.ground) AS ground
    FROM lines l
    LEFT JOIN members_duesstanding st ON st.member_id = l.member_id AND st.valid @> l.month
    LEFT JOIN members_duesstanding gst ON gst.stay_id = l.stay_id AND gst.valid @> l.month
    LEFT JOIN members_duesrelief r ON r.member_id = l.member_id AND r.valid @> l.month
    LEFT JOIN members_duesrelief gr ON gr.stay_id = l.stay_id AND gr.valid @> l.month
), judged AS (
    SELECT l.*, l.round_to IS NOT NULL AS owes, coalesce(l.month >= l.began, false) AS kept,
           CASE WHEN l.round_to IS NULL OR percent = 100 THEN 0
                WHEN percent IS NULL THEN amount
                ELSE (round(amount * (100 - percent) / 100.0 / l.round_to) * l.round_to)::int
           END AS due
    FROM assessed l
), ledger AS (
    SELECT *, owes AND percent IS DISTINCT FROM 100 AND due IS DISTINCT FROM 0 AS payable,
           paid IS NOT NULL AND paid >= coalesce(due, 0) AS settled
    FROM judged
)
"""
