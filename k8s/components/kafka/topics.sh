#!/bin/bash
# Makes Rollbook's topics where they are not there: those of docs/events.md, as a test says. More than one replica where
# there is more than one broker: ROLLBOOK_TOPIC_REPLICAS. Where Kafka asks who it is, ROLLBOOK_TOPIC_CLIENT is a file of
# settings for its tools.
set -eu
PATH=$PATH:/opt/kafka/bin

topic() {
    kafka-topics.sh --bootstrap-server "$ROLLBOOK_KAFKA" \
        ${ROLLBOOK_TOPIC_CLIENT:+--command-config "$ROLLBOOK_TOPIC_CLIENT"} --create --if-not-exists --partitions 12 \
        --replication-factor "${ROLLBOOK_TOPIC_REPLICAS:-1}" --topic "$@"
}

week=(--config cleanup.policy=delete --config retention.ms=604800000)
topic rollbook.enrollment.live "${week[@]}"
topic rollbook.enrollment.bulk "${week[@]}"
topic rollbook.invites "${week[@]}"
topic rollbook.lms "${week[@]}"
topic rollbook.licenses --config cleanup.policy=compact
topic rollbook.memberships "${week[@]}"
