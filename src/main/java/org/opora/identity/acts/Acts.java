package org.opora.identity.acts;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.opora.identity.Caller.OfSchool;
import org.opora.identity.CurrentCaller;
import org.opora.shared.Id;
import org.opora.shared.Json;

/** Tells what the caller of this request does to the school; call it in the transaction that does it. */
@RequestScoped
public class Acts {
    private final CurrentCaller me;
    private final Event<Administered> done;

    Acts(CurrentCaller me, Event<Administered> done) {
        this.me = me;
        this.done = done;
    }

    public void tell(Act act, @Nullable String about, List<String> fields) {
        if (me.get() instanceof OfSchool by) {
            done.fire(new Administered(by, act, about, fields));
        }
    }

    public void tell(Act act, Id about) {
        tell(act, about.value().toString(), List.of());
    }

    /** Names of the fields in which two states of a thing differ, as they are on the wire. */
    public static List<String> changed(Object before, Object after) {
        JsonNode old = Json.tree(before);
        return Json.tree(after).properties().stream()
                .filter(field -> !Objects.equals(field.getValue(), old.get(field.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }
}
