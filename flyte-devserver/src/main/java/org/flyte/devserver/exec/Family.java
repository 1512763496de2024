package org.flyte.devserver.exec;

import java.util.ArrayList;
import java.util.List;
import org.flyte.devserver.state.ActionRecord;
import org.flyte.devserver.store.ActionKey;
import org.flyte.devserver.store.ActionStore;

/** Who descends from whom in a run. */
final class Family {
    private final ActionStore actions;

    Family(ActionStore actions) {
        this.actions = actions;
    }

    Slots.Place place(ActionRecord action) {
        ActionKey key = ActionKey.of(action);
        String parent = parent(action);
        return parent.isEmpty()
                ? new Slots.Place(key, null, 0)
                : new Slots.Place(key, new ActionKey(key.run(), parent), depth(action));
    }

    /** Everything below an action, parents before their children. */
    List<ActionKey> descendants(ActionKey ancestor) {
        List<ActionKey> all = new ArrayList<>();
        for (ActionRecord child : actions.children(ancestor)) {
            ActionKey key = ActionKey.of(child);
            all.add(key);
            all.addAll(descendants(key));
        }
        return all;
    }

    private int depth(ActionRecord action) {
        int depth = 0;
        ActionRecord at = action;
        while (!parent(at).isEmpty()) {
            depth++;
            at = actions.find(new ActionKey(ActionKey.of(at).run(), parent(at))).orElseThrow();
        }
        return depth;
    }

    private static String parent(ActionRecord action) {
        return action.getDetails().getMetadata().getParent();
    }
}
