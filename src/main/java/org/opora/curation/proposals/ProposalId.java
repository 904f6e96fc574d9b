package org.opora.curation.proposals;

import java.util.UUID;
import org.opora.shared.Id;

/** Names a proposal. */
public record ProposalId(UUID value) implements Id {}
