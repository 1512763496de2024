package org.flyte.runtime.actions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flyte.idl.workflow.ActionUpdate;
import org.flyte.runtime.actions.Child.Sending;
import org.jspecify.annotations.Nullable;

/**
 * Who is open, what was seen of whom, and so what may happen next. Does nothing itself and waits for nothing; each answer
 * is given once, so that two threads never do the same thing.
 */
final class Ledger {
    private final Map<String, Child> open = new LinkedHashMap<>();
    /** Of actions that the backend listed, also before the parent asks for them, as a retried parent does. */
    private final Map<String, ActionUpdate> seen = new HashMap<>();

    private boolean watching;
    private boolean synced;
    private boolean closed;
    private @Nullable ChildResult verdict;

    /** Opens a child, unless there is one of its name, or none may start. */
    synchronized Admission add(Child child) {
        if (closed) {
            return Admission.of(Admission.Step.CLOSED, false);
        }
        if (verdict != null) {
            return Admission.refused(verdict);
        }
        Child other = open.get(child.name());
        if (other != null) {
            return Admission.existing(other);
        }
        open.put(child.name(), child);
        boolean watch = !watching;
        watching = true;
        ActionUpdate update = seen.get(child.name());
        if (update == null) {
            return Admission.of(synced ? Admission.Step.SUBMIT : Admission.Step.WAIT, watch);
        }
        child.listed = true;
        if (Phases.isTerminal(update.getPhase())) {
            child.ending = true;
            return Admission.read(update, watch);
        }
        return Admission.of(Admission.Step.WAIT, watch);
    }

    /** Takes note of an update; returns the child whose result is to be read because of it, once. */
    synchronized @Nullable Child observe(ActionUpdate update) {
        String name = update.getActionId().getName();
        ActionUpdate before = seen.get(name);
        if (before == null || !Phases.isTerminal(before.getPhase())) {
            seen.put(name, update);
        }
        Child child = open.get(name);
        if (child == null) {
            return null;
        }
        child.listed = true;
        child.missingSince = 0;
        child.inquiries = 0;
        if (child.ending || !Phases.isTerminal(update.getPhase())) {
            return null;
        }
        child.ending = true;
        return child;
    }

    /** The first snapshot is there: returns the children that it did not list and that so have to be sent. */
    synchronized List<Child> synced() {
        if (synced) {
            return List.of();
        }
        synced = true;
        return open.values().stream()
                .filter(child -> !child.listed && child.sending == Sending.NOT_YET)
                .toList();
    }

    /**
     * Compares a whole snapshot with what should be in it.
     *
     * @param asked when the snapshot was asked for: whoever was accepted later may be absent
     * @param grace how long an absence is nothing
     * @return those absent for longer
     */
    synchronized Absences absences(Set<String> listed, long asked, long now, long grace) {
        List<Child> overdue = new ArrayList<>();
        boolean any = false;
        for (Child child : open.values()) {
            boolean accepted = child.sending == Sending.ACCEPTED && child.acceptedAt - asked < 0;
            if (child.ending || listed.contains(child.name()) || !(accepted || child.listed)) {
                continue;
            }
            any = true;
            if (child.missingSince == 0) {
                child.missingSince = now;
            } else if (now - child.missingSince >= grace) {
                child.inquiries++;
                overdue.add(child);
            }
        }
        return new Absences(any, overdue);
    }

    /**
     * Absent children.
     *
     * @param any whether there are some at all
     * @param overdue about which the backend is to be asked
     */
    record Absences(boolean any, List<Child> overdue) {}

    /** Forgets that a child was sent, so that it can be sent again; false the second time. */
    synchronized boolean sendAgain(Child child) {
        if (!isOpen(child) || child.givenUp || child.ending || child.sentAgain) {
            return false;
        }
        child.sentAgain = true;
        child.sending = Sending.NOT_YET;
        child.listed = false;
        child.missingSince = 0;
        child.inquiries = 0;
        seen.remove(child.name());
        return true;
    }

    /** Whether a child is still to be sent: it is open, and nobody has seen it. */
    synchronized boolean wanted(Child child) {
        return isOpen(child) && !child.givenUp && !child.listed && child.sending != Sending.ACCEPTED;
    }

    /** Says that a child is about to be sent; false when it must not be. */
    synchronized boolean begin(Child child) {
        if (!wanted(child) || child.sending == Sending.UNDER_WAY) {
            return false;
        }
        child.sending = Sending.UNDER_WAY;
        return true;
    }

    /** Says what came of sending; returns the reason with which the child has to be aborted now, null for none. */
    synchronized @Nullable String sent(Child child, Sending outcome, long now) {
        child.sending = outcome;
        child.acceptedAt = now;
        String reason = child.abortWhenSent;
        child.abortWhenSent = null;
        return reason;
    }

    /** Closes one child; false when it was closed before. */
    synchronized boolean remove(Child child) {
        return open.remove(child.name(), child);
    }

    /** When the abort of a child has to be sent, if at all. */
    enum Abort {
        NOW,
        WHEN_ARRIVED,
        NEVER
    }

    /**
     * Decides about an abort, and sees to it that the child is not sent from now on. One that is just being sent is aborted
     * by whoever learns that it has arrived.
     */
    synchronized Abort abort(Child child, String reason) {
        if (child.ending) {
            return Abort.NEVER;
        }
        child.givenUp = true;
        if (child.sending == Sending.UNDER_WAY) {
            child.abortWhenSent = reason;
            return Abort.WHEN_ARRIVED;
        }
        return child.listed || child.sending != Sending.NOT_YET ? Abort.NOW : Abort.NEVER;
    }

    /** From now on each child is refused so; returns the ones that are open. */
    synchronized List<Child> refuseAll(ChildResult why) {
        if (verdict == null) {
            verdict = why;
        }
        return List.copyOf(open.values());
    }

    /** The watch is given up; returns the open children. A later child opens another. */
    synchronized List<Child> unwatched() {
        watching = false;
        synced = false;
        return List.copyOf(open.values());
    }

    synchronized List<Child> close() {
        closed = true;
        return List.copyOf(open.values());
    }

    private boolean isOpen(Child child) {
        return open.get(child.name()) == child;
    }
}
