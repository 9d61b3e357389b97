package rollbook.enrollment.outbound.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import rollbook.enrollment.usecase.Deliveries;
import rollbook.kit.sql.Database;

/** Webhook deliveries taken in, by their ids. */
@ApplicationScoped
class PostgresDeliveries implements Deliveries {
    private final Database database;

    PostgresDeliveries(Database database) {
        this.database = database;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public boolean isFirst(String id) {
        return database.with(
                        sql -> sql.execute("insert into webhook_delivery (id) values (?) on conflict do nothing", id))
                == 1;
    }

    @Override
    @Transactional
    public void forget() {
        database.with(sql ->
                sql.execute("delete from webhook_delivery where received_at < clock_timestamp() - interval '7 days'"));
    }
}
