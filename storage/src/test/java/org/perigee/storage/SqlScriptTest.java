package org.perigee.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlScriptTest {

    @Test
    void semicolonsInQuotesCommentsAndTriggersDoNotEndAStatement() {
        assertThat(SqlScript.statements("""
                -- one; two
                create table t (a text default 'x;\ny', "b;" text); insert into t values ('it''s;', 1); /* ; */
                create trigger g after insert on t begin
                  update t set a = case when b then ';' else a end;
                  delete from t where a is null;
                end;
                select 1
                """)).hasSize(4).last().isEqualTo("select 1");
    }
}
