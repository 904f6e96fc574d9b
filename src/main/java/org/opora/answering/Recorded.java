package org.opora.answering;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.opora.conversation.Grounds;
import org.opora.conversation.MessageId;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;

/** What staff see of decision records beside the messages of a conversation. */
@ApplicationScoped
class Recorded implements Grounds {
    private final Tenancy tenancy;

    Recorded(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    @Override
    public Map<MessageId, Ground> of(SchoolId school, Collection<MessageId> questions) {
        return tenancy.in(school, handle -> DecisionQueries.grounds(handle, school, List.copyOf(questions))).stream()
                .collect(Collectors.toMap(
                        DecisionQueries.Grounded::questionId, one -> new Ground(one.confidence(), one.checks())));
    }
}
