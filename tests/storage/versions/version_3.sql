BEGIN TRANSACTION;
CREATE TABLE baby_step (
        id INTEGER PRIMARY KEY,
        big_step_id INTEGER NOT NULL REFERENCES big_step (id) ON DELETE CASCADE,
        key TEXT NOT NULL,
        title TEXT NOT NULL CHECK (length(title) > 0),
        position INTEGER NOT NULL,
        minutes INTEGER NOT NULL CHECK (minutes BETWEEN 5 AND 60),
        difficulty INTEGER NOT NULL CHECK (difficulty BETWEEN 1 AND 5),
        boring INTEGER NOT NULL DEFAULT 0 CHECK (boring IN (0, 1)),
        status TEXT NOT NULL DEFAULT 'todo' CHECK (status IN ('todo', 'started', 'waiting', 'done', 'dropped')),
        due_day TEXT CHECK (due_day IS date(due_day)),
        due_key TEXT REFERENCES key_date (key),
        due_offset INTEGER NOT NULL DEFAULT 0,
        earliest_day TEXT CHECK (earliest_day IS date(earliest_day)),
        earliest_key TEXT REFERENCES key_date (key),
        earliest_offset INTEGER NOT NULL DEFAULT 0,
        waiting_on TEXT NOT NULL DEFAULT '',
        wait_days INTEGER NOT NULL DEFAULT 0 CHECK (wait_days BETWEEN 0 AND 365),
        expected TEXT CHECK (expected IS date(expected)),
        done_on TEXT CHECK (done_on IS date(done_on)),
        notes TEXT NOT NULL DEFAULT '',
        version INTEGER NOT NULL DEFAULT 1,
        UNIQUE (big_step_id, key),
        CHECK (due_day IS NULL OR due_key IS NULL),
        CHECK (earliest_day IS NULL OR earliest_key IS NULL),
        CHECK ((status = 'done') = (done_on IS NOT NULL))
    ) STRICT
    ;
INSERT INTO "baby_step" VALUES(1,1,'a','A',0,15,5,0,'todo',NULL,NULL,0,NULL,NULL,0,'',0,NULL,NULL,'',1);
INSERT INTO "baby_step" VALUES(2,1,'b','B',1,15,1,0,'todo',NULL,NULL,0,NULL,NULL,0,'',0,NULL,NULL,'',1);
CREATE TABLE big_step (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        area TEXT NOT NULL,
        title TEXT NOT NULL CHECK (length(title) > 0),
        position INTEGER NOT NULL,
        due_day TEXT CHECK (due_day IS date(due_day)),
        due_key TEXT REFERENCES key_date (key),
        due_offset INTEGER NOT NULL DEFAULT 0,
        notes TEXT NOT NULL DEFAULT '',
        version INTEGER NOT NULL DEFAULT 1,
        CHECK (due_day IS NULL OR due_key IS NULL)
    ) STRICT
    ;
INSERT INTO "big_step" VALUES(1,'big','letters','B',0,NULL,'match_day',0,'',1);
CREATE TABLE change_group (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at_utc TEXT NOT NULL,
        source TEXT NOT NULL CHECK (source IN ('app', 'shell')),
        title TEXT NOT NULL,
        undoes INTEGER REFERENCES change_group (id),
        undone_by INTEGER REFERENCES change_group (id)
    ) STRICT
    ;
INSERT INTO "change_group" VALUES(1,'2026-11-01T00:00:00Z','app','A',NULL,NULL);
CREATE TABLE change_log (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        group_id INTEGER NOT NULL REFERENCES change_group (id),
        table_name TEXT NOT NULL,
        row_id INTEGER NOT NULL,
        before TEXT,
        after TEXT,
        CHECK (before IS NOT NULL OR after IS NOT NULL)
    ) STRICT
    ;
INSERT INTO "change_log" VALUES(1,1,'season',1,NULL,'id=1,match_year=2028,name=''Small'',summary='''',created_utc=''2026-11-01T00:00:00Z''');
INSERT INTO "change_log" VALUES(2,1,'key_date',1,NULL,'key=''match_day'',day=''2028-03-17'',source=''rule'',checked_on=NULL');
INSERT INTO "change_log" VALUES(3,1,'big_step',1,NULL,'id=1,key=''big'',area=''letters'',title=''B'',position=0,due_day=NULL,due_key=''match_day'',due_offset=0,notes='''',version=1');
INSERT INTO "change_log" VALUES(4,1,'baby_step',1,NULL,'id=1,big_step_id=1,key=''a'',title=''A'',position=0,minutes=15,difficulty=5,boring=0,status=''todo'',due_day=NULL,due_key=NULL,due_offset=0,earliest_day=NULL,earliest_key=NULL,earliest_offset=0,waiting_on='''',wait_days=0,expected=NULL,done_on=NULL,notes='''',version=1');
INSERT INTO "change_log" VALUES(5,1,'baby_step',2,NULL,'id=2,big_step_id=1,key=''b'',title=''B'',position=1,minutes=15,difficulty=1,boring=0,status=''todo'',due_day=NULL,due_key=NULL,due_offset=0,earliest_day=NULL,earliest_key=NULL,earliest_offset=0,waiting_on='''',wait_days=0,expected=NULL,done_on=NULL,notes='''',version=1');
INSERT INTO "change_log" VALUES(6,1,'prerequisite',1,NULL,'step_id=2,needs_id=1');
INSERT INTO "change_log" VALUES(7,1,'productive_window',1,NULL,'id=1,weekday=0,start_minute=360,end_minute=480');
INSERT INTO "change_log" VALUES(8,1,'other_minutes',0,NULL,'weekday=0,minutes=30');
INSERT INTO "change_log" VALUES(9,1,'distraction',1,NULL,'id=1,name=''mail'',position=0');
INSERT INTO "change_log" VALUES(10,1,'momentum_entry',1,NULL,'id=1,step_id=1,step_key=''big/a'',step_title=''A'',area=''letters'',minutes=15,day=''2026-11-02'',started_utc=NULL,ended_utc=NULL,logged_utc=''2026-11-02T08:00:00Z'',zone=''UTC'',utc_offset_minutes=0,source=''typed'',late=0,note=''''');
INSERT INTO "change_log" VALUES(11,1,'running_timer',1,NULL,'id=1,step_id=1,started_utc=''2026-11-02T08:00:00Z''');
INSERT INTO "change_log" VALUES(12,1,'hours_pattern',1,NULL,'id=1,name=''nights''');
INSERT INTO "change_log" VALUES(13,1,'pattern_window',1,NULL,'id=1,pattern_id=1,weekday=0,start_minute=1200,end_minute=1320');
INSERT INTO "change_log" VALUES(14,1,'pattern_other',1,NULL,'pattern_id=1,weekday=0,minutes=30');
INSERT INTO "change_log" VALUES(15,1,'pattern_use',1,NULL,'id=1,pattern_id=1,first_day=''2027-01-04'',last_day=''2027-01-17''');
INSERT INTO "change_log" VALUES(16,1,'day_off',1,NULL,'id=1,first_day=''2026-12-24'',last_day=''2026-12-26''');
INSERT INTO "change_log" VALUES(17,1,'day_change',1,NULL,'id=1,day=''2026-12-01'',own_windows=1,other_minutes=60');
INSERT INTO "change_log" VALUES(18,1,'day_window',1,NULL,'id=1,day_change_id=1,start_minute=360,end_minute=420');
INSERT INTO "change_log" VALUES(19,1,'reservation',1,NULL,'big_step_id=1,start_minute=420,minutes=15');
INSERT INTO "change_log" VALUES(20,1,'user_pin',1,NULL,'step_id=1,day=''2026-12-02'',start_minute=400');
INSERT INTO "change_log" VALUES(21,1,'timer_course',1,NULL,'timer_id=1,planned_minutes=25,resumed_utc=''2026-11-02T08:00:00Z'',boot=''boot'',awake_seconds=10');
INSERT INTO "change_log" VALUES(22,1,'timer_stretch',1,NULL,'id=1,timer_id=1,begun_utc=''2026-11-02T08:00:00Z'',seconds=60');
INSERT INTO "change_log" VALUES(23,1,'session_answer',1,NULL,'entry_id=1,focus=4,distracted_by=''phone''');
INSERT INTO "change_log" VALUES(24,1,'rest_day',1,NULL,'day=''2026-11-08'',declared_utc=''2026-11-08T08:00:00Z'',reason=''''');
INSERT INTO "change_log" VALUES(25,1,'day_left',1,NULL,'id=1,day=''2026-11-09'',left_utc=''2026-11-09T20:00:00Z'',minutes=5,floor=15,reason=''tired''');
INSERT INTO "change_log" VALUES(26,1,'evening_picture',1,NULL,'day=''2026-11-02'',seen_utc=''2026-11-02T21:00:00Z'',obstacle=''the phone'',answer=''put it away'',strength=4');
INSERT INTO "change_log" VALUES(27,1,'week_review',1,NULL,'week=''2026-W45'',begun_utc=''2026-11-08T18:00:00Z'',finished_utc=''2026-11-08T18:20:00Z'',forecast_moved_days=-2,note=''fine''');
INSERT INTO "change_log" VALUES(28,1,'review_win',1,NULL,'week=''2026-W45'',position=1,text=''began''');
INSERT INTO "change_log" VALUES(29,1,'review_slip',1,NULL,'week=''2026-W45'',step_key=''big/b'',step_title=''B'',reason=''no time''');
INSERT INTO "change_log" VALUES(30,1,'review_choice',1,NULL,'week=''2026-W45'',position=1,step_key=''big/a'',step_title=''A'',day=''2026-11-10''');
INSERT INTO "change_log" VALUES(31,1,'review_forecast',1,NULL,'week=''2026-W45'',big_step_key=''big'',title=''B'',due=''2028-03-17'',likely=''2027-01-01'',careful=''2027-02-01'',chance=90');
CREATE TABLE day_change (
        id INTEGER PRIMARY KEY,
        day TEXT NOT NULL UNIQUE CHECK (day IS date(day)),
        own_windows INTEGER NOT NULL CHECK (own_windows IN (0, 1)),
        other_minutes INTEGER CHECK (other_minutes BETWEEN 0 AND 1440),
        CHECK (own_windows OR other_minutes IS NOT NULL)
    ) STRICT
    ;
INSERT INTO "day_change" VALUES(1,'2026-12-01',1,60);
CREATE TABLE day_left (
        id INTEGER PRIMARY KEY,
        day TEXT NOT NULL CHECK (day IS date(day)),
        left_utc TEXT NOT NULL,
        minutes INTEGER NOT NULL CHECK (minutes >= 0),
        floor INTEGER NOT NULL CHECK (floor > minutes),
        reason TEXT NOT NULL DEFAULT ''
    ) STRICT
    ;
INSERT INTO "day_left" VALUES(1,'2026-11-09','2026-11-09T20:00:00Z',5,15,'tired');
CREATE TABLE day_off (
        id INTEGER PRIMARY KEY,
        first_day TEXT NOT NULL CHECK (first_day IS date(first_day)),
        last_day TEXT NOT NULL CHECK (last_day IS date(last_day)),
        CHECK (last_day >= first_day)
    ) STRICT
    ;
INSERT INTO "day_off" VALUES(1,'2026-12-24','2026-12-26');
CREATE TABLE day_window (
        id INTEGER PRIMARY KEY,
        day_change_id INTEGER NOT NULL REFERENCES day_change (id) ON DELETE CASCADE,
        start_minute INTEGER NOT NULL CHECK (start_minute BETWEEN 0 AND 1439),
        end_minute INTEGER NOT NULL CHECK (end_minute > start_minute AND end_minute <= start_minute + 1440),
        UNIQUE (day_change_id, start_minute)
    ) STRICT
    ;
INSERT INTO "day_window" VALUES(1,1,360,420);
CREATE TABLE distraction (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE CHECK (length(name) > 0),
        position INTEGER NOT NULL
    ) STRICT
    ;
INSERT INTO "distraction" VALUES(1,'mail',0);
CREATE TABLE evening_picture (
        day TEXT NOT NULL PRIMARY KEY CHECK (day IS date(day)),
        seen_utc TEXT NOT NULL,
        obstacle TEXT NOT NULL DEFAULT '',
        answer TEXT NOT NULL DEFAULT '',
        strength INTEGER CHECK (strength BETWEEN 1 AND 5)
    ) STRICT
    ;
INSERT INTO "evening_picture" VALUES('2026-11-02','2026-11-02T21:00:00Z','the phone','put it away',4);
CREATE TABLE hours_pattern (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE CHECK (length(name) > 0)
    ) STRICT
    ;
INSERT INTO "hours_pattern" VALUES(1,'nights');
CREATE TABLE key_date (
        key TEXT NOT NULL PRIMARY KEY,
        day TEXT NOT NULL CHECK (day IS date(day)),
        source TEXT NOT NULL CHECK (source IN ('rule', 'user')),
        checked_on TEXT CHECK (checked_on IS date(checked_on))
    ) STRICT
    ;
INSERT INTO "key_date" VALUES('match_day','2028-03-17','rule',NULL);
CREATE TABLE last_shown (
        what TEXT NOT NULL PRIMARY KEY,
        day TEXT NOT NULL CHECK (day IS date(day))
    ) STRICT
    ;
INSERT INTO "last_shown" VALUES('check_in','2026-11-02');
CREATE TABLE momentum_entry (
        id INTEGER PRIMARY KEY,
        step_id INTEGER REFERENCES baby_step (id) ON DELETE SET NULL,
        step_key TEXT NOT NULL,
        step_title TEXT NOT NULL,
        area TEXT NOT NULL,
        minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
        day TEXT NOT NULL CHECK (day IS date(day)),
        started_utc TEXT,
        ended_utc TEXT,
        logged_utc TEXT NOT NULL,
        zone TEXT NOT NULL,
        utc_offset_minutes INTEGER NOT NULL,
        source TEXT NOT NULL CHECK (source IN ('typed', 'timer')),
        late INTEGER NOT NULL DEFAULT 0 CHECK (late IN (0, 1)),
        note TEXT NOT NULL DEFAULT '',
        CHECK ((started_utc IS NULL) = (ended_utc IS NULL)),
        CHECK (started_utc IS NULL OR started_utc < ended_utc)
    ) STRICT
    ;
INSERT INTO "momentum_entry" VALUES(1,1,'big/a','A','letters',15,'2026-11-02',NULL,NULL,'2026-11-02T08:00:00Z','UTC',0,'typed',0,'');
CREATE TABLE other_minutes (
        weekday INTEGER NOT NULL PRIMARY KEY CHECK (weekday BETWEEN 0 AND 6),
        minutes INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 1440)
    ) STRICT
    ;
INSERT INTO "other_minutes" VALUES(0,30);
CREATE TABLE pattern_other (
        pattern_id INTEGER NOT NULL REFERENCES hours_pattern (id) ON DELETE CASCADE,
        weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
        minutes INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 1440),
        PRIMARY KEY (pattern_id, weekday)
    ) STRICT
    ;
INSERT INTO "pattern_other" VALUES(1,0,30);
CREATE TABLE pattern_use (
        id INTEGER PRIMARY KEY,
        pattern_id INTEGER NOT NULL REFERENCES hours_pattern (id) ON DELETE CASCADE,
        first_day TEXT NOT NULL CHECK (first_day IS date(first_day)),
        last_day TEXT NOT NULL CHECK (last_day IS date(last_day)),
        CHECK (last_day >= first_day)
    ) STRICT
    ;
INSERT INTO "pattern_use" VALUES(1,1,'2027-01-04','2027-01-17');
CREATE TABLE pattern_window (
        id INTEGER PRIMARY KEY,
        pattern_id INTEGER NOT NULL REFERENCES hours_pattern (id) ON DELETE CASCADE,
        weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
        start_minute INTEGER NOT NULL CHECK (start_minute BETWEEN 0 AND 1439),
        end_minute INTEGER NOT NULL CHECK (end_minute > start_minute AND end_minute <= start_minute + 1440),
        UNIQUE (pattern_id, weekday, start_minute)
    ) STRICT
    ;
INSERT INTO "pattern_window" VALUES(1,1,0,1200,1320);
CREATE TABLE prerequisite (
        step_id INTEGER NOT NULL REFERENCES baby_step (id) ON DELETE CASCADE,
        needs_id INTEGER NOT NULL REFERENCES baby_step (id) ON DELETE CASCADE,
        PRIMARY KEY (step_id, needs_id),
        CHECK (step_id <> needs_id)
    ) STRICT
    ;
INSERT INTO "prerequisite" VALUES(2,1);
CREATE TABLE productive_window (
        id INTEGER PRIMARY KEY,
        weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
        start_minute INTEGER NOT NULL CHECK (start_minute BETWEEN 0 AND 1439),
        end_minute INTEGER NOT NULL CHECK (end_minute > start_minute AND end_minute <= start_minute + 1440),
        UNIQUE (weekday, start_minute)
    ) STRICT
    ;
INSERT INTO "productive_window" VALUES(1,0,360,480);
CREATE TABLE reservation (
        big_step_id INTEGER NOT NULL PRIMARY KEY REFERENCES big_step (id) ON DELETE CASCADE,
        start_minute INTEGER NOT NULL CHECK (start_minute BETWEEN 0 AND 1439),
        minutes INTEGER NOT NULL CHECK (minutes BETWEEN 5 AND 240)
    ) STRICT
    ;
INSERT INTO "reservation" VALUES(1,420,15);
CREATE TABLE rest_day (
        day TEXT NOT NULL PRIMARY KEY CHECK (day IS date(day)),
        declared_utc TEXT NOT NULL,
        reason TEXT NOT NULL DEFAULT ''
    ) STRICT
    ;
INSERT INTO "rest_day" VALUES('2026-11-08','2026-11-08T08:00:00Z','');
CREATE TABLE review_choice (
        week TEXT NOT NULL REFERENCES week_review (week) ON DELETE CASCADE,
        position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 3),
        step_key TEXT NOT NULL,
        step_title TEXT NOT NULL,
        day TEXT CHECK (day IS date(day)),
        PRIMARY KEY (week, position)
    ) STRICT
    ;
INSERT INTO "review_choice" VALUES('2026-W45',1,'big/a','A','2026-11-10');
CREATE TABLE review_forecast (
        week TEXT NOT NULL REFERENCES week_review (week) ON DELETE CASCADE,
        big_step_key TEXT NOT NULL,
        title TEXT NOT NULL,
        due TEXT CHECK (due IS date(due)),
        likely TEXT CHECK (likely IS date(likely)),
        careful TEXT CHECK (careful IS date(careful)),
        chance INTEGER CHECK (chance BETWEEN 0 AND 100),
        PRIMARY KEY (week, big_step_key)
    ) STRICT
    ;
INSERT INTO "review_forecast" VALUES('2026-W45','big','B','2028-03-17','2027-01-01','2027-02-01',90);
CREATE TABLE review_slip (
        week TEXT NOT NULL REFERENCES week_review (week) ON DELETE CASCADE,
        step_key TEXT NOT NULL,
        step_title TEXT NOT NULL,
        reason TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (week, step_key)
    ) STRICT
    ;
INSERT INTO "review_slip" VALUES('2026-W45','big/b','B','no time');
CREATE TABLE review_win (
        week TEXT NOT NULL REFERENCES week_review (week) ON DELETE CASCADE,
        position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 3),
        text TEXT NOT NULL CHECK (length(text) > 0),
        PRIMARY KEY (week, position)
    ) STRICT
    ;
INSERT INTO "review_win" VALUES('2026-W45',1,'began');
CREATE TABLE running_timer (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        step_id INTEGER NOT NULL REFERENCES baby_step (id) ON DELETE CASCADE,
        started_utc TEXT NOT NULL
    ) STRICT
    ;
INSERT INTO "running_timer" VALUES(1,1,'2026-11-02T08:00:00Z');
CREATE TABLE season (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        match_year INTEGER NOT NULL CHECK (match_year BETWEEN 2020 AND 2100),
        name TEXT NOT NULL,
        summary TEXT NOT NULL DEFAULT '',
        created_utc TEXT NOT NULL
    ) STRICT
    ;
INSERT INTO "season" VALUES(1,2028,'Small','','2026-11-01T00:00:00Z');
CREATE TABLE session_answer (
        entry_id INTEGER NOT NULL PRIMARY KEY REFERENCES momentum_entry (id) ON DELETE CASCADE,
        focus INTEGER CHECK (focus BETWEEN 1 AND 5),
        distracted_by TEXT,
        CHECK (focus IS NOT NULL OR distracted_by IS NOT NULL)
    ) STRICT
    ;
INSERT INTO "session_answer" VALUES(1,4,'phone');
CREATE TABLE timer_beat (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        at_utc TEXT NOT NULL
    ) STRICT
    ;
INSERT INTO "timer_beat" VALUES(1,'2026-11-02T08:00:30Z');
CREATE TABLE timer_course (
        timer_id INTEGER NOT NULL PRIMARY KEY REFERENCES running_timer (id) ON DELETE CASCADE,
        planned_minutes INTEGER CHECK (planned_minutes BETWEEN 1 AND 240),
        resumed_utc TEXT,
        boot TEXT NOT NULL DEFAULT '',
        awake_seconds INTEGER CHECK (awake_seconds >= 0)
    ) STRICT
    ;
INSERT INTO "timer_course" VALUES(1,25,'2026-11-02T08:00:00Z','boot',10);
CREATE TABLE timer_stretch (
        id INTEGER PRIMARY KEY,
        timer_id INTEGER NOT NULL REFERENCES running_timer (id) ON DELETE CASCADE,
        begun_utc TEXT NOT NULL,
        seconds INTEGER NOT NULL CHECK (seconds >= 0)
    ) STRICT
    ;
INSERT INTO "timer_stretch" VALUES(1,1,'2026-11-02T08:00:00Z',60);
CREATE TABLE user_pin (
        step_id INTEGER NOT NULL PRIMARY KEY REFERENCES baby_step (id) ON DELETE CASCADE,
        day TEXT NOT NULL CHECK (day IS date(day)),
        start_minute INTEGER CHECK (start_minute BETWEEN 0 AND 1439)
    ) STRICT
    ;
INSERT INTO "user_pin" VALUES(1,'2026-12-02',400);
CREATE TABLE week_review (
        week TEXT NOT NULL PRIMARY KEY CHECK (week GLOB '[0-9][0-9][0-9][0-9]-W[0-9][0-9]'),
        begun_utc TEXT NOT NULL,
        finished_utc TEXT,
        forecast_moved_days INTEGER,
        note TEXT NOT NULL DEFAULT ''
    ) STRICT
    ;
INSERT INTO "week_review" VALUES('2026-W45','2026-11-08T18:00:00Z','2026-11-08T18:20:00Z',-2,'fine');
CREATE INDEX change_log_group ON change_log (group_id);
CREATE INDEX baby_step_status ON baby_step (status, difficulty);
CREATE INDEX prerequisite_needs ON prerequisite (needs_id);
CREATE INDEX momentum_entry_day ON momentum_entry (day);
CREATE INDEX momentum_entry_step ON momentum_entry (step_id);
CREATE INDEX momentum_entry_span ON momentum_entry (ended_utc, started_utc) WHERE started_utc IS NOT NULL;
CREATE VIEW step_view AS
    SELECT s.id, b.key || '/' || s.key AS key, s.title, b.area, b.id AS big_step_id, b.key AS big_step,
        b.title AS big_step_title, s.minutes,
        COALESCE((SELECT SUM(e.minutes) FROM momentum_entry e WHERE e.step_id = s.id), 0) AS minutes_logged,
        s.difficulty, s.boring, s.status,
        COALESCE(
            s.due_day, date(sk.day, s.due_offset || ' days'), b.due_day, date(bk.day, b.due_offset || ' days')
        ) AS due,
        s.due_day, s.due_key, s.due_offset,
        COALESCE(s.earliest_day, date(ek.day, s.earliest_offset || ' days')) AS earliest,
        s.earliest_day, s.earliest_key, s.earliest_offset,
        s.status NOT IN ('done', 'dropped') AND EXISTS (
            SELECT 1 FROM prerequisite p JOIN baby_step n ON n.id = p.needs_id
            WHERE p.step_id = s.id AND n.status NOT IN ('done', 'dropped')
        ) AS blocked,
        s.waiting_on, s.wait_days, s.expected, s.done_on, s.notes, s.version,
        b.position AS big_position, s.position
    FROM baby_step s
    JOIN big_step b ON b.id = s.big_step_id
    LEFT JOIN key_date sk ON sk.key = s.due_key
    LEFT JOIN key_date bk ON bk.key = b.due_key
    LEFT JOIN key_date ek ON ek.key = s.earliest_key;
CREATE TRIGGER momentum_entry_INSERT_overlap BEFORE INSERT ON momentum_entry
WHEN NEW.started_utc IS NOT NULL AND EXISTS (
    SELECT 1 FROM momentum_entry e
    WHERE e.id IS NOT NEW.id AND e.started_utc < NEW.ended_utc AND e.ended_utc > NEW.started_utc
)
BEGIN SELECT RAISE(ABORT, 'momentum entries overlap'); END;
CREATE TRIGGER momentum_entry_UPDATE_overlap BEFORE UPDATE ON momentum_entry
WHEN NEW.started_utc IS NOT NULL AND EXISTS (
    SELECT 1 FROM momentum_entry e
    WHERE e.id IS NOT NEW.id AND e.started_utc < NEW.ended_utc AND e.ended_utc > NEW.started_utc
)
BEGIN SELECT RAISE(ABORT, 'momentum entries overlap'); END;
CREATE TRIGGER season_insert_log AFTER INSERT ON season BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'season', NEW.rowid, NULL, 'id=' || quote(NEW.id) || ',' || 'match_year=' || quote(NEW.match_year) || ',' || 'name=' || quote(NEW.name) || ',' || 'summary=' || quote(NEW.summary) || ',' || 'created_utc=' || quote(NEW.created_utc)); END;
CREATE TRIGGER season_update_log AFTER UPDATE ON season BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'season', NEW.rowid, 'id=' || quote(OLD.id) || ',' || 'match_year=' || quote(OLD.match_year) || ',' || 'name=' || quote(OLD.name) || ',' || 'summary=' || quote(OLD.summary) || ',' || 'created_utc=' || quote(OLD.created_utc), 'id=' || quote(NEW.id) || ',' || 'match_year=' || quote(NEW.match_year) || ',' || 'name=' || quote(NEW.name) || ',' || 'summary=' || quote(NEW.summary) || ',' || 'created_utc=' || quote(NEW.created_utc)); END;
CREATE TRIGGER season_delete_log AFTER DELETE ON season BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'season', OLD.rowid, 'id=' || quote(OLD.id) || ',' || 'match_year=' || quote(OLD.match_year) || ',' || 'name=' || quote(OLD.name) || ',' || 'summary=' || quote(OLD.summary) || ',' || 'created_utc=' || quote(OLD.created_utc), NULL); END;
CREATE TRIGGER key_date_insert_log AFTER INSERT ON key_date BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'key_date', NEW.rowid, NULL, 'key=' || quote(NEW.key) || ',' || 'day=' || quote(NEW.day) || ',' || 'source=' || quote(NEW.source) || ',' || 'checked_on=' || quote(NEW.checked_on)); END;
CREATE TRIGGER key_date_update_log AFTER UPDATE ON key_date BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'key_date', NEW.rowid, 'key=' || quote(OLD.key) || ',' || 'day=' || quote(OLD.day) || ',' || 'source=' || quote(OLD.source) || ',' || 'checked_on=' || quote(OLD.checked_on), 'key=' || quote(NEW.key) || ',' || 'day=' || quote(NEW.day) || ',' || 'source=' || quote(NEW.source) || ',' || 'checked_on=' || quote(NEW.checked_on)); END;
CREATE TRIGGER key_date_delete_log AFTER DELETE ON key_date BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'key_date', OLD.rowid, 'key=' || quote(OLD.key) || ',' || 'day=' || quote(OLD.day) || ',' || 'source=' || quote(OLD.source) || ',' || 'checked_on=' || quote(OLD.checked_on), NULL); END;
CREATE TRIGGER big_step_insert_log AFTER INSERT ON big_step BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'big_step', NEW.rowid, NULL, 'id=' || quote(NEW.id) || ',' || 'key=' || quote(NEW.key) || ',' || 'area=' || quote(NEW.area) || ',' || 'title=' || quote(NEW.title) || ',' || 'position=' || quote(NEW.position) || ',' || 'due_day=' || quote(NEW.due_day) || ',' || 'due_key=' || quote(NEW.due_key) || ',' || 'due_offset=' || quote(NEW.due_offset) || ',' || 'notes=' || quote(NEW.notes) || ',' || 'version=' || quote(NEW.version)); END;
CREATE TRIGGER big_step_update_log AFTER UPDATE ON big_step BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'big_step', NEW.rowid, 'id=' || quote(OLD.id) || ',' || 'key=' || quote(OLD.key) || ',' || 'area=' || quote(OLD.area) || ',' || 'title=' || quote(OLD.title) || ',' || 'position=' || quote(OLD.position) || ',' || 'due_day=' || quote(OLD.due_day) || ',' || 'due_key=' || quote(OLD.due_key) || ',' || 'due_offset=' || quote(OLD.due_offset) || ',' || 'notes=' || quote(OLD.notes) || ',' || 'version=' || quote(OLD.version), 'id=' || quote(NEW.id) || ',' || 'key=' || quote(NEW.key) || ',' || 'area=' || quote(NEW.area) || ',' || 'title=' || quote(NEW.title) || ',' || 'position=' || quote(NEW.position) || ',' || 'due_day=' || quote(NEW.due_day) || ',' || 'due_key=' || quote(NEW.due_key) || ',' || 'due_offset=' || quote(NEW.due_offset) || ',' || 'notes=' || quote(NEW.notes) || ',' || 'version=' || quote(NEW.version)); END;
CREATE TRIGGER big_step_delete_log AFTER DELETE ON big_step BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'big_step', OLD.rowid, 'id=' || quote(OLD.id) || ',' || 'key=' || quote(OLD.key) || ',' || 'area=' || quote(OLD.area) || ',' || 'title=' || quote(OLD.title) || ',' || 'position=' || quote(OLD.position) || ',' || 'due_day=' || quote(OLD.due_day) || ',' || 'due_key=' || quote(OLD.due_key) || ',' || 'due_offset=' || quote(OLD.due_offset) || ',' || 'notes=' || quote(OLD.notes) || ',' || 'version=' || quote(OLD.version), NULL); END;
CREATE TRIGGER baby_step_insert_log AFTER INSERT ON baby_step BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'baby_step', NEW.rowid, NULL, 'id=' || quote(NEW.id) || ',' || 'big_step_id=' || quote(NEW.big_step_id) || ',' || 'key=' || quote(NEW.key) || ',' || 'title=' || quote(NEW.title) || ',' || 'position=' || quote(NEW.position) || ',' || 'minutes=' || quote(NEW.minutes) || ',' || 'difficulty=' || quote(NEW.difficulty) || ',' || 'boring=' || quote(NEW.boring) || ',' || 'status=' || quote(NEW.status) || ',' || 'due_day=' || quote(NEW.due_day) || ',' || 'due_key=' || quote(NEW.due_key) || ',' || 'due_offset=' || quote(NEW.due_offset) || ',' || 'earliest_day=' || quote(NEW.earliest_day) || ',' || 'earliest_key=' || quote(NEW.earliest_key) || ',' || 'earliest_offset=' || quote(NEW.earliest_offset) || ',' || 'waiting_on=' || quote(NEW.waiting_on) || ',' || 'wait_days=' || quote(NEW.wait_days) || ',' || 'expected=' || quote(NEW.expected) || ',' || 'done_on=' || quote(NEW.done_on) || ',' || 'notes=' || quote(NEW.notes) || ',' || 'version=' || quote(NEW.version)); END;
CREATE TRIGGER baby_step_update_log AFTER UPDATE ON baby_step BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'baby_step', NEW.rowid, 'id=' || quote(OLD.id) || ',' || 'big_step_id=' || quote(OLD.big_step_id) || ',' || 'key=' || quote(OLD.key) || ',' || 'title=' || quote(OLD.title) || ',' || 'position=' || quote(OLD.position) || ',' || 'minutes=' || quote(OLD.minutes) || ',' || 'difficulty=' || quote(OLD.difficulty) || ',' || 'boring=' || quote(OLD.boring) || ',' || 'status=' || quote(OLD.status) || ',' || 'due_day=' || quote(OLD.due_day) || ',' || 'due_key=' || quote(OLD.due_key) || ',' || 'due_offset=' || quote(OLD.due_offset) || ',' || 'earliest_day=' || quote(OLD.earliest_day) || ',' || 'earliest_key=' || quote(OLD.earliest_key) || ',' || 'earliest_offset=' || quote(OLD.earliest_offset) || ',' || 'waiting_on=' || quote(OLD.waiting_on) || ',' || 'wait_days=' || quote(OLD.wait_days) || ',' || 'expected=' || quote(OLD.expected) || ',' || 'done_on=' || quote(OLD.done_on) || ',' || 'notes=' || quote(OLD.notes) || ',' || 'version=' || quote(OLD.version), 'id=' || quote(NEW.id) || ',' || 'big_step_id=' || quote(NEW.big_step_id) || ',' || 'key=' || quote(NEW.key) || ',' || 'title=' || quote(NEW.title) || ',' || 'position=' || quote(NEW.position) || ',' || 'minutes=' || quote(NEW.minutes) || ',' || 'difficulty=' || quote(NEW.difficulty) || ',' || 'boring=' || quote(NEW.boring) || ',' || 'status=' || quote(NEW.status) || ',' || 'due_day=' || quote(NEW.due_day) || ',' || 'due_key=' || quote(NEW.due_key) || ',' || 'due_offset=' || quote(NEW.due_offset) || ',' || 'earliest_day=' || quote(NEW.earliest_day) || ',' || 'earliest_key=' || quote(NEW.earliest_key) || ',' || 'earliest_offset=' || quote(NEW.earliest_offset) || ',' || 'waiting_on=' || quote(NEW.waiting_on) || ',' || 'wait_days=' || quote(NEW.wait_days) || ',' || 'expected=' || quote(NEW.expected) || ',' || 'done_on=' || quote(NEW.done_on) || ',' || 'notes=' || quote(NEW.notes) || ',' || 'version=' || quote(NEW.version)); END;
CREATE TRIGGER baby_step_delete_log AFTER DELETE ON baby_step BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'baby_step', OLD.rowid, 'id=' || quote(OLD.id) || ',' || 'big_step_id=' || quote(OLD.big_step_id) || ',' || 'key=' || quote(OLD.key) || ',' || 'title=' || quote(OLD.title) || ',' || 'position=' || quote(OLD.position) || ',' || 'minutes=' || quote(OLD.minutes) || ',' || 'difficulty=' || quote(OLD.difficulty) || ',' || 'boring=' || quote(OLD.boring) || ',' || 'status=' || quote(OLD.status) || ',' || 'due_day=' || quote(OLD.due_day) || ',' || 'due_key=' || quote(OLD.due_key) || ',' || 'due_offset=' || quote(OLD.due_offset) || ',' || 'earliest_day=' || quote(OLD.earliest_day) || ',' || 'earliest_key=' || quote(OLD.earliest_key) || ',' || 'earliest_offset=' || quote(OLD.earliest_offset) || ',' || 'waiting_on=' || quote(OLD.waiting_on) || ',' || 'wait_days=' || quote(OLD.wait_days) || ',' || 'expected=' || quote(OLD.expected) || ',' || 'done_on=' || quote(OLD.done_on) || ',' || 'notes=' || quote(OLD.notes) || ',' || 'version=' || quote(OLD.version), NULL); END;
CREATE TRIGGER prerequisite_insert_log AFTER INSERT ON prerequisite BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'prerequisite', NEW.rowid, NULL, 'step_id=' || quote(NEW.step_id) || ',' || 'needs_id=' || quote(NEW.needs_id)); END;
CREATE TRIGGER prerequisite_update_log AFTER UPDATE ON prerequisite BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'prerequisite', NEW.rowid, 'step_id=' || quote(OLD.step_id) || ',' || 'needs_id=' || quote(OLD.needs_id), 'step_id=' || quote(NEW.step_id) || ',' || 'needs_id=' || quote(NEW.needs_id)); END;
CREATE TRIGGER prerequisite_delete_log AFTER DELETE ON prerequisite BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'prerequisite', OLD.rowid, 'step_id=' || quote(OLD.step_id) || ',' || 'needs_id=' || quote(OLD.needs_id), NULL); END;
CREATE TRIGGER productive_window_insert_log AFTER INSERT ON productive_window BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'productive_window', NEW.rowid, NULL, 'id=' || quote(NEW.id) || ',' || 'weekday=' || quote(NEW.weekday) || ',' || 'start_minute=' || quote(NEW.start_minute) || ',' || 'end_minute=' || quote(NEW.end_minute)); END;
CREATE TRIGGER productive_window_update_log AFTER UPDATE ON productive_window BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'productive_window', NEW.rowid, 'id=' || quote(OLD.id) || ',' || 'weekday=' || quote(OLD.weekday) || ',' || 'start_minute=' || quote(OLD.start_minute) || ',' || 'end_minute=' || quote(OLD.end_minute), 'id=' || quote(NEW.id) || ',' || 'weekday=' || quote(NEW.weekday) || ',' || 'start_minute=' || quote(NEW.start_minute) || ',' || 'end_minute=' || quote(NEW.end_minute)); END;
CREATE TRIGGER productive_window_delete_log AFTER DELETE ON productive_window BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'productive_window', OLD.rowid, 'id=' || quote(OLD.id) || ',' || 'weekday=' || quote(OLD.weekday) || ',' || 'start_minute=' || quote(OLD.start_minute) || ',' || 'end_minute=' || quote(OLD.end_minute), NULL); END;
CREATE TRIGGER other_minutes_insert_log AFTER INSERT ON other_minutes BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'other_minutes', NEW.rowid, NULL, 'weekday=' || quote(NEW.weekday) || ',' || 'minutes=' || quote(NEW.minutes)); END;
CREATE TRIGGER other_minutes_update_log AFTER UPDATE ON other_minutes BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'other_minutes', NEW.rowid, 'weekday=' || quote(OLD.weekday) || ',' || 'minutes=' || quote(OLD.minutes), 'weekday=' || quote(NEW.weekday) || ',' || 'minutes=' || quote(NEW.minutes)); END;
CREATE TRIGGER other_minutes_delete_log AFTER DELETE ON other_minutes BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'other_minutes', OLD.rowid, 'weekday=' || quote(OLD.weekday) || ',' || 'minutes=' || quote(OLD.minutes), NULL); END;
CREATE TRIGGER distraction_insert_log AFTER INSERT ON distraction BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'distraction', NEW.rowid, NULL, 'id=' || quote(NEW.id) || ',' || 'name=' || quote(NEW.name) || ',' || 'position=' || quote(NEW.position)); END;
CREATE TRIGGER distraction_update_log AFTER UPDATE ON distraction BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'distraction', NEW.rowid, 'id=' || quote(OLD.id) || ',' || 'name=' || quote(OLD.name) || ',' || 'position=' || quote(OLD.position), 'id=' || quote(NEW.id) || ',' || 'name=' || quote(NEW.name) || ',' || 'position=' || quote(NEW.position)); END;
CREATE TRIGGER distraction_delete_log AFTER DELETE ON distraction BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'distraction', OLD.rowid, 'id=' || quote(OLD.id) || ',' || 'name=' || quote(OLD.name) || ',' || 'position=' || quote(OLD.position), NULL); END;
CREATE TRIGGER momentum_entry_insert_log AFTER INSERT ON momentum_entry BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'momentum_entry', NEW.rowid, NULL, 'id=' || quote(NEW.id) || ',' || 'step_id=' || quote(NEW.step_id) || ',' || 'step_key=' || quote(NEW.step_key) || ',' || 'step_title=' || quote(NEW.step_title) || ',' || 'area=' || quote(NEW.area) || ',' || 'minutes=' || quote(NEW.minutes) || ',' || 'day=' || quote(NEW.day) || ',' || 'started_utc=' || quote(NEW.started_utc) || ',' || 'ended_utc=' || quote(NEW.ended_utc) || ',' || 'logged_utc=' || quote(NEW.logged_utc) || ',' || 'zone=' || quote(NEW.zone) || ',' || 'utc_offset_minutes=' || quote(NEW.utc_offset_minutes) || ',' || 'source=' || quote(NEW.source) || ',' || 'late=' || quote(NEW.late) || ',' || 'note=' || quote(NEW.note)); END;
CREATE TRIGGER momentum_entry_update_log AFTER UPDATE ON momentum_entry BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'momentum_entry', NEW.rowid, 'id=' || quote(OLD.id) || ',' || 'step_id=' || quote(OLD.step_id) || ',' || 'step_key=' || quote(OLD.step_key) || ',' || 'step_title=' || quote(OLD.step_title) || ',' || 'area=' || quote(OLD.area) || ',' || 'minutes=' || quote(OLD.minutes) || ',' || 'day=' || quote(OLD.day) || ',' || 'started_utc=' || quote(OLD.started_utc) || ',' || 'ended_utc=' || quote(OLD.ended_utc) || ',' || 'logged_utc=' || quote(OLD.logged_utc) || ',' || 'zone=' || quote(OLD.zone) || ',' || 'utc_offset_minutes=' || quote(OLD.utc_offset_minutes) || ',' || 'source=' || quote(OLD.source) || ',' || 'late=' || quote(OLD.late) || ',' || 'note=' || quote(OLD.note), 'id=' || quote(NEW.id) || ',' || 'step_id=' || quote(NEW.step_id) || ',' || 'step_key=' || quote(NEW.step_key) || ',' || 'step_title=' || quote(NEW.step_title) || ',' || 'area=' || quote(NEW.area) || ',' || 'minutes=' || quote(NEW.minutes) || ',' || 'day=' || quote(NEW.day) || ',' || 'started_utc=' || quote(NEW.started_utc) || ',' || 'ended_utc=' || quote(NEW.ended_utc) || ',' || 'logged_utc=' || quote(NEW.logged_utc) || ',' || 'zone=' || quote(NEW.zone) || ',' || 'utc_offset_minutes=' || quote(NEW.utc_offset_minutes) || ',' || 'source=' || quote(NEW.source) || ',' || 'late=' || quote(NEW.late) || ',' || 'note=' || quote(NEW.note)); END;
CREATE TRIGGER momentum_entry_delete_log AFTER DELETE ON momentum_entry BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'momentum_entry', OLD.rowid, 'id=' || quote(OLD.id) || ',' || 'step_id=' || quote(OLD.step_id) || ',' || 'step_key=' || quote(OLD.step_key) || ',' || 'step_title=' || quote(OLD.step_title) || ',' || 'area=' || quote(OLD.area) || ',' || 'minutes=' || quote(OLD.minutes) || ',' || 'day=' || quote(OLD.day) || ',' || 'started_utc=' || quote(OLD.started_utc) || ',' || 'ended_utc=' || quote(OLD.ended_utc) || ',' || 'logged_utc=' || quote(OLD.logged_utc) || ',' || 'zone=' || quote(OLD.zone) || ',' || 'utc_offset_minutes=' || quote(OLD.utc_offset_minutes) || ',' || 'source=' || quote(OLD.source) || ',' || 'late=' || quote(OLD.late) || ',' || 'note=' || quote(OLD.note), NULL); END;
CREATE TRIGGER running_timer_insert_log AFTER INSERT ON running_timer BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'running_timer', NEW.rowid, NULL, 'id=' || quote(NEW.id) || ',' || 'step_id=' || quote(NEW.step_id) || ',' || 'started_utc=' || quote(NEW.started_utc)); END;
CREATE TRIGGER running_timer_update_log AFTER UPDATE ON running_timer BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'running_timer', NEW.rowid, 'id=' || quote(OLD.id) || ',' || 'step_id=' || quote(OLD.step_id) || ',' || 'started_utc=' || quote(OLD.started_utc), 'id=' || quote(NEW.id) || ',' || 'step_id=' || quote(NEW.step_id) || ',' || 'started_utc=' || quote(NEW.started_utc)); END;
CREATE TRIGGER running_timer_delete_log AFTER DELETE ON running_timer BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'running_timer', OLD.rowid, 'id=' || quote(OLD.id) || ',' || 'step_id=' || quote(OLD.step_id) || ',' || 'started_utc=' || quote(OLD.started_utc), NULL); END;
CREATE TRIGGER pattern_use_INSERT_overlap BEFORE INSERT ON pattern_use
WHEN EXISTS (
    SELECT 1 FROM pattern_use o WHERE o.id IS NOT NEW.id AND o.first_day <= NEW.last_day AND o.last_day >= NEW.first_day
)
BEGIN SELECT RAISE(ABORT, 'two stretches of pattern_use share a day'); END;
CREATE TRIGGER pattern_use_UPDATE_overlap BEFORE UPDATE ON pattern_use
WHEN EXISTS (
    SELECT 1 FROM pattern_use o WHERE o.id IS NOT NEW.id AND o.first_day <= NEW.last_day AND o.last_day >= NEW.first_day
)
BEGIN SELECT RAISE(ABORT, 'two stretches of pattern_use share a day'); END;
CREATE TRIGGER day_off_INSERT_overlap BEFORE INSERT ON day_off
WHEN EXISTS (
    SELECT 1 FROM day_off o WHERE o.id IS NOT NEW.id AND o.first_day <= NEW.last_day AND o.last_day >= NEW.first_day
)
BEGIN SELECT RAISE(ABORT, 'two stretches of day_off share a day'); END;
CREATE TRIGGER day_off_UPDATE_overlap BEFORE UPDATE ON day_off
WHEN EXISTS (
    SELECT 1 FROM day_off o WHERE o.id IS NOT NEW.id AND o.first_day <= NEW.last_day AND o.last_day >= NEW.first_day
)
BEGIN SELECT RAISE(ABORT, 'two stretches of day_off share a day'); END;
CREATE TRIGGER hours_pattern_insert_log AFTER INSERT ON hours_pattern BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'hours_pattern', NEW.rowid, NULL, 'id=' || quote(NEW.id) || ',' || 'name=' || quote(NEW.name)); END;
CREATE TRIGGER hours_pattern_update_log AFTER UPDATE ON hours_pattern BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'hours_pattern', NEW.rowid, 'id=' || quote(OLD.id) || ',' || 'name=' || quote(OLD.name), 'id=' || quote(NEW.id) || ',' || 'name=' || quote(NEW.name)); END;
CREATE TRIGGER hours_pattern_delete_log AFTER DELETE ON hours_pattern BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'hours_pattern', OLD.rowid, 'id=' || quote(OLD.id) || ',' || 'name=' || quote(OLD.name), NULL); END;
CREATE TRIGGER pattern_window_insert_log AFTER INSERT ON pattern_window BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'pattern_window', NEW.rowid, NULL, 'id=' || quote(NEW.id) || ',' || 'pattern_id=' || quote(NEW.pattern_id) || ',' || 'weekday=' || quote(NEW.weekday) || ',' || 'start_minute=' || quote(NEW.start_minute) || ',' || 'end_minute=' || quote(NEW.end_minute)); END;
CREATE TRIGGER pattern_window_update_log AFTER UPDATE ON pattern_window BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'pattern_window', NEW.rowid, 'id=' || quote(OLD.id) || ',' || 'pattern_id=' || quote(OLD.pattern_id) || ',' || 'weekday=' || quote(OLD.weekday) || ',' || 'start_minute=' || quote(OLD.start_minute) || ',' || 'end_minute=' || quote(OLD.end_minute), 'id=' || quote(NEW.id) || ',' || 'pattern_id=' || quote(NEW.pattern_id) || ',' || 'weekday=' || quote(NEW.weekday) || ',' || 'start_minute=' || quote(NEW.start_minute) || ',' || 'end_minute=' || quote(NEW.end_minute)); END;
CREATE TRIGGER pattern_window_delete_log AFTER DELETE ON pattern_window BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'pattern_window', OLD.rowid, 'id=' || quote(OLD.id) || ',' || 'pattern_id=' || quote(OLD.pattern_id) || ',' || 'weekday=' || quote(OLD.weekday) || ',' || 'start_minute=' || quote(OLD.start_minute) || ',' || 'end_minute=' || quote(OLD.end_minute), NULL); END;
CREATE TRIGGER pattern_other_insert_log AFTER INSERT ON pattern_other BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'pattern_other', NEW.rowid, NULL, 'pattern_id=' || quote(NEW.pattern_id) || ',' || 'weekday=' || quote(NEW.weekday) || ',' || 'minutes=' || quote(NEW.minutes)); END;
CREATE TRIGGER pattern_other_update_log AFTER UPDATE ON pattern_other BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'pattern_other', NEW.rowid, 'pattern_id=' || quote(OLD.pattern_id) || ',' || 'weekday=' || quote(OLD.weekday) || ',' || 'minutes=' || quote(OLD.minutes), 'pattern_id=' || quote(NEW.pattern_id) || ',' || 'weekday=' || quote(NEW.weekday) || ',' || 'minutes=' || quote(NEW.minutes)); END;
CREATE TRIGGER pattern_other_delete_log AFTER DELETE ON pattern_other BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'pattern_other', OLD.rowid, 'pattern_id=' || quote(OLD.pattern_id) || ',' || 'weekday=' || quote(OLD.weekday) || ',' || 'minutes=' || quote(OLD.minutes), NULL); END;
CREATE TRIGGER pattern_use_insert_log AFTER INSERT ON pattern_use BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'pattern_use', NEW.rowid, NULL, 'id=' || quote(NEW.id) || ',' || 'pattern_id=' || quote(NEW.pattern_id) || ',' || 'first_day=' || quote(NEW.first_day) || ',' || 'last_day=' || quote(NEW.last_day)); END;
CREATE TRIGGER pattern_use_update_log AFTER UPDATE ON pattern_use BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'pattern_use', NEW.rowid, 'id=' || quote(OLD.id) || ',' || 'pattern_id=' || quote(OLD.pattern_id) || ',' || 'first_day=' || quote(OLD.first_day) || ',' || 'last_day=' || quote(OLD.last_day), 'id=' || quote(NEW.id) || ',' || 'pattern_id=' || quote(NEW.pattern_id) || ',' || 'first_day=' || quote(NEW.first_day) || ',' || 'last_day=' || quote(NEW.last_day)); END;
CREATE TRIGGER pattern_use_delete_log AFTER DELETE ON pattern_use BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'pattern_use', OLD.rowid, 'id=' || quote(OLD.id) || ',' || 'pattern_id=' || quote(OLD.pattern_id) || ',' || 'first_day=' || quote(OLD.first_day) || ',' || 'last_day=' || quote(OLD.last_day), NULL); END;
CREATE TRIGGER day_off_insert_log AFTER INSERT ON day_off BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'day_off', NEW.rowid, NULL, 'id=' || quote(NEW.id) || ',' || 'first_day=' || quote(NEW.first_day) || ',' || 'last_day=' || quote(NEW.last_day)); END;
CREATE TRIGGER day_off_update_log AFTER UPDATE ON day_off BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'day_off', NEW.rowid, 'id=' || quote(OLD.id) || ',' || 'first_day=' || quote(OLD.first_day) || ',' || 'last_day=' || quote(OLD.last_day), 'id=' || quote(NEW.id) || ',' || 'first_day=' || quote(NEW.first_day) || ',' || 'last_day=' || quote(NEW.last_day)); END;
CREATE TRIGGER day_off_delete_log AFTER DELETE ON day_off BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'day_off', OLD.rowid, 'id=' || quote(OLD.id) || ',' || 'first_day=' || quote(OLD.first_day) || ',' || 'last_day=' || quote(OLD.last_day), NULL); END;
CREATE TRIGGER day_change_insert_log AFTER INSERT ON day_change BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'day_change', NEW.rowid, NULL, 'id=' || quote(NEW.id) || ',' || 'day=' || quote(NEW.day) || ',' || 'own_windows=' || quote(NEW.own_windows) || ',' || 'other_minutes=' || quote(NEW.other_minutes)); END;
CREATE TRIGGER day_change_update_log AFTER UPDATE ON day_change BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'day_change', NEW.rowid, 'id=' || quote(OLD.id) || ',' || 'day=' || quote(OLD.day) || ',' || 'own_windows=' || quote(OLD.own_windows) || ',' || 'other_minutes=' || quote(OLD.other_minutes), 'id=' || quote(NEW.id) || ',' || 'day=' || quote(NEW.day) || ',' || 'own_windows=' || quote(NEW.own_windows) || ',' || 'other_minutes=' || quote(NEW.other_minutes)); END;
CREATE TRIGGER day_change_delete_log AFTER DELETE ON day_change BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'day_change', OLD.rowid, 'id=' || quote(OLD.id) || ',' || 'day=' || quote(OLD.day) || ',' || 'own_windows=' || quote(OLD.own_windows) || ',' || 'other_minutes=' || quote(OLD.other_minutes), NULL); END;
CREATE TRIGGER day_window_insert_log AFTER INSERT ON day_window BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'day_window', NEW.rowid, NULL, 'id=' || quote(NEW.id) || ',' || 'day_change_id=' || quote(NEW.day_change_id) || ',' || 'start_minute=' || quote(NEW.start_minute) || ',' || 'end_minute=' || quote(NEW.end_minute)); END;
CREATE TRIGGER day_window_update_log AFTER UPDATE ON day_window BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'day_window', NEW.rowid, 'id=' || quote(OLD.id) || ',' || 'day_change_id=' || quote(OLD.day_change_id) || ',' || 'start_minute=' || quote(OLD.start_minute) || ',' || 'end_minute=' || quote(OLD.end_minute), 'id=' || quote(NEW.id) || ',' || 'day_change_id=' || quote(NEW.day_change_id) || ',' || 'start_minute=' || quote(NEW.start_minute) || ',' || 'end_minute=' || quote(NEW.end_minute)); END;
CREATE TRIGGER day_window_delete_log AFTER DELETE ON day_window BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'day_window', OLD.rowid, 'id=' || quote(OLD.id) || ',' || 'day_change_id=' || quote(OLD.day_change_id) || ',' || 'start_minute=' || quote(OLD.start_minute) || ',' || 'end_minute=' || quote(OLD.end_minute), NULL); END;
CREATE TRIGGER reservation_insert_log AFTER INSERT ON reservation BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'reservation', NEW.rowid, NULL, 'big_step_id=' || quote(NEW.big_step_id) || ',' || 'start_minute=' || quote(NEW.start_minute) || ',' || 'minutes=' || quote(NEW.minutes)); END;
CREATE TRIGGER reservation_update_log AFTER UPDATE ON reservation BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'reservation', NEW.rowid, 'big_step_id=' || quote(OLD.big_step_id) || ',' || 'start_minute=' || quote(OLD.start_minute) || ',' || 'minutes=' || quote(OLD.minutes), 'big_step_id=' || quote(NEW.big_step_id) || ',' || 'start_minute=' || quote(NEW.start_minute) || ',' || 'minutes=' || quote(NEW.minutes)); END;
CREATE TRIGGER reservation_delete_log AFTER DELETE ON reservation BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'reservation', OLD.rowid, 'big_step_id=' || quote(OLD.big_step_id) || ',' || 'start_minute=' || quote(OLD.start_minute) || ',' || 'minutes=' || quote(OLD.minutes), NULL); END;
CREATE TRIGGER user_pin_insert_log AFTER INSERT ON user_pin BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'user_pin', NEW.rowid, NULL, 'step_id=' || quote(NEW.step_id) || ',' || 'day=' || quote(NEW.day) || ',' || 'start_minute=' || quote(NEW.start_minute)); END;
CREATE TRIGGER user_pin_update_log AFTER UPDATE ON user_pin BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'user_pin', NEW.rowid, 'step_id=' || quote(OLD.step_id) || ',' || 'day=' || quote(OLD.day) || ',' || 'start_minute=' || quote(OLD.start_minute), 'step_id=' || quote(NEW.step_id) || ',' || 'day=' || quote(NEW.day) || ',' || 'start_minute=' || quote(NEW.start_minute)); END;
CREATE TRIGGER user_pin_delete_log AFTER DELETE ON user_pin BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'user_pin', OLD.rowid, 'step_id=' || quote(OLD.step_id) || ',' || 'day=' || quote(OLD.day) || ',' || 'start_minute=' || quote(OLD.start_minute), NULL); END;
CREATE TRIGGER timer_course_insert_log AFTER INSERT ON timer_course BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'timer_course', NEW.rowid, NULL, 'timer_id=' || quote(NEW.timer_id) || ',' || 'planned_minutes=' || quote(NEW.planned_minutes) || ',' || 'resumed_utc=' || quote(NEW.resumed_utc) || ',' || 'boot=' || quote(NEW.boot) || ',' || 'awake_seconds=' || quote(NEW.awake_seconds)); END;
CREATE TRIGGER timer_course_update_log AFTER UPDATE ON timer_course BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'timer_course', NEW.rowid, 'timer_id=' || quote(OLD.timer_id) || ',' || 'planned_minutes=' || quote(OLD.planned_minutes) || ',' || 'resumed_utc=' || quote(OLD.resumed_utc) || ',' || 'boot=' || quote(OLD.boot) || ',' || 'awake_seconds=' || quote(OLD.awake_seconds), 'timer_id=' || quote(NEW.timer_id) || ',' || 'planned_minutes=' || quote(NEW.planned_minutes) || ',' || 'resumed_utc=' || quote(NEW.resumed_utc) || ',' || 'boot=' || quote(NEW.boot) || ',' || 'awake_seconds=' || quote(NEW.awake_seconds)); END;
CREATE TRIGGER timer_course_delete_log AFTER DELETE ON timer_course BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'timer_course', OLD.rowid, 'timer_id=' || quote(OLD.timer_id) || ',' || 'planned_minutes=' || quote(OLD.planned_minutes) || ',' || 'resumed_utc=' || quote(OLD.resumed_utc) || ',' || 'boot=' || quote(OLD.boot) || ',' || 'awake_seconds=' || quote(OLD.awake_seconds), NULL); END;
CREATE TRIGGER timer_stretch_insert_log AFTER INSERT ON timer_stretch BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'timer_stretch', NEW.rowid, NULL, 'id=' || quote(NEW.id) || ',' || 'timer_id=' || quote(NEW.timer_id) || ',' || 'begun_utc=' || quote(NEW.begun_utc) || ',' || 'seconds=' || quote(NEW.seconds)); END;
CREATE TRIGGER timer_stretch_update_log AFTER UPDATE ON timer_stretch BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'timer_stretch', NEW.rowid, 'id=' || quote(OLD.id) || ',' || 'timer_id=' || quote(OLD.timer_id) || ',' || 'begun_utc=' || quote(OLD.begun_utc) || ',' || 'seconds=' || quote(OLD.seconds), 'id=' || quote(NEW.id) || ',' || 'timer_id=' || quote(NEW.timer_id) || ',' || 'begun_utc=' || quote(NEW.begun_utc) || ',' || 'seconds=' || quote(NEW.seconds)); END;
CREATE TRIGGER timer_stretch_delete_log AFTER DELETE ON timer_stretch BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'timer_stretch', OLD.rowid, 'id=' || quote(OLD.id) || ',' || 'timer_id=' || quote(OLD.timer_id) || ',' || 'begun_utc=' || quote(OLD.begun_utc) || ',' || 'seconds=' || quote(OLD.seconds), NULL); END;
CREATE TRIGGER session_answer_insert_log AFTER INSERT ON session_answer BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'session_answer', NEW.rowid, NULL, 'entry_id=' || quote(NEW.entry_id) || ',' || 'focus=' || quote(NEW.focus) || ',' || 'distracted_by=' || quote(NEW.distracted_by)); END;
CREATE TRIGGER session_answer_update_log AFTER UPDATE ON session_answer BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'session_answer', NEW.rowid, 'entry_id=' || quote(OLD.entry_id) || ',' || 'focus=' || quote(OLD.focus) || ',' || 'distracted_by=' || quote(OLD.distracted_by), 'entry_id=' || quote(NEW.entry_id) || ',' || 'focus=' || quote(NEW.focus) || ',' || 'distracted_by=' || quote(NEW.distracted_by)); END;
CREATE TRIGGER session_answer_delete_log AFTER DELETE ON session_answer BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'session_answer', OLD.rowid, 'entry_id=' || quote(OLD.entry_id) || ',' || 'focus=' || quote(OLD.focus) || ',' || 'distracted_by=' || quote(OLD.distracted_by), NULL); END;
CREATE TRIGGER rest_day_insert_log AFTER INSERT ON rest_day BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'rest_day', NEW.rowid, NULL, 'day=' || quote(NEW.day) || ',' || 'declared_utc=' || quote(NEW.declared_utc) || ',' || 'reason=' || quote(NEW.reason)); END;
CREATE TRIGGER rest_day_update_log AFTER UPDATE ON rest_day BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'rest_day', NEW.rowid, 'day=' || quote(OLD.day) || ',' || 'declared_utc=' || quote(OLD.declared_utc) || ',' || 'reason=' || quote(OLD.reason), 'day=' || quote(NEW.day) || ',' || 'declared_utc=' || quote(NEW.declared_utc) || ',' || 'reason=' || quote(NEW.reason)); END;
CREATE TRIGGER rest_day_delete_log AFTER DELETE ON rest_day BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'rest_day', OLD.rowid, 'day=' || quote(OLD.day) || ',' || 'declared_utc=' || quote(OLD.declared_utc) || ',' || 'reason=' || quote(OLD.reason), NULL); END;
CREATE TRIGGER day_left_insert_log AFTER INSERT ON day_left BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'day_left', NEW.rowid, NULL, 'id=' || quote(NEW.id) || ',' || 'day=' || quote(NEW.day) || ',' || 'left_utc=' || quote(NEW.left_utc) || ',' || 'minutes=' || quote(NEW.minutes) || ',' || 'floor=' || quote(NEW.floor) || ',' || 'reason=' || quote(NEW.reason)); END;
CREATE TRIGGER day_left_update_log AFTER UPDATE ON day_left BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'day_left', NEW.rowid, 'id=' || quote(OLD.id) || ',' || 'day=' || quote(OLD.day) || ',' || 'left_utc=' || quote(OLD.left_utc) || ',' || 'minutes=' || quote(OLD.minutes) || ',' || 'floor=' || quote(OLD.floor) || ',' || 'reason=' || quote(OLD.reason), 'id=' || quote(NEW.id) || ',' || 'day=' || quote(NEW.day) || ',' || 'left_utc=' || quote(NEW.left_utc) || ',' || 'minutes=' || quote(NEW.minutes) || ',' || 'floor=' || quote(NEW.floor) || ',' || 'reason=' || quote(NEW.reason)); END;
CREATE TRIGGER day_left_delete_log AFTER DELETE ON day_left BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'day_left', OLD.rowid, 'id=' || quote(OLD.id) || ',' || 'day=' || quote(OLD.day) || ',' || 'left_utc=' || quote(OLD.left_utc) || ',' || 'minutes=' || quote(OLD.minutes) || ',' || 'floor=' || quote(OLD.floor) || ',' || 'reason=' || quote(OLD.reason), NULL); END;
CREATE TRIGGER evening_picture_insert_log AFTER INSERT ON evening_picture BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'evening_picture', NEW.rowid, NULL, 'day=' || quote(NEW.day) || ',' || 'seen_utc=' || quote(NEW.seen_utc) || ',' || 'obstacle=' || quote(NEW.obstacle) || ',' || 'answer=' || quote(NEW.answer) || ',' || 'strength=' || quote(NEW.strength)); END;
CREATE TRIGGER evening_picture_update_log AFTER UPDATE ON evening_picture BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'evening_picture', NEW.rowid, 'day=' || quote(OLD.day) || ',' || 'seen_utc=' || quote(OLD.seen_utc) || ',' || 'obstacle=' || quote(OLD.obstacle) || ',' || 'answer=' || quote(OLD.answer) || ',' || 'strength=' || quote(OLD.strength), 'day=' || quote(NEW.day) || ',' || 'seen_utc=' || quote(NEW.seen_utc) || ',' || 'obstacle=' || quote(NEW.obstacle) || ',' || 'answer=' || quote(NEW.answer) || ',' || 'strength=' || quote(NEW.strength)); END;
CREATE TRIGGER evening_picture_delete_log AFTER DELETE ON evening_picture BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'evening_picture', OLD.rowid, 'day=' || quote(OLD.day) || ',' || 'seen_utc=' || quote(OLD.seen_utc) || ',' || 'obstacle=' || quote(OLD.obstacle) || ',' || 'answer=' || quote(OLD.answer) || ',' || 'strength=' || quote(OLD.strength), NULL); END;
CREATE TRIGGER week_review_insert_log AFTER INSERT ON week_review BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'week_review', NEW.rowid, NULL, 'week=' || quote(NEW.week) || ',' || 'begun_utc=' || quote(NEW.begun_utc) || ',' || 'finished_utc=' || quote(NEW.finished_utc) || ',' || 'forecast_moved_days=' || quote(NEW.forecast_moved_days) || ',' || 'note=' || quote(NEW.note)); END;
CREATE TRIGGER week_review_update_log AFTER UPDATE ON week_review BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'week_review', NEW.rowid, 'week=' || quote(OLD.week) || ',' || 'begun_utc=' || quote(OLD.begun_utc) || ',' || 'finished_utc=' || quote(OLD.finished_utc) || ',' || 'forecast_moved_days=' || quote(OLD.forecast_moved_days) || ',' || 'note=' || quote(OLD.note), 'week=' || quote(NEW.week) || ',' || 'begun_utc=' || quote(NEW.begun_utc) || ',' || 'finished_utc=' || quote(NEW.finished_utc) || ',' || 'forecast_moved_days=' || quote(NEW.forecast_moved_days) || ',' || 'note=' || quote(NEW.note)); END;
CREATE TRIGGER week_review_delete_log AFTER DELETE ON week_review BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'week_review', OLD.rowid, 'week=' || quote(OLD.week) || ',' || 'begun_utc=' || quote(OLD.begun_utc) || ',' || 'finished_utc=' || quote(OLD.finished_utc) || ',' || 'forecast_moved_days=' || quote(OLD.forecast_moved_days) || ',' || 'note=' || quote(OLD.note), NULL); END;
CREATE TRIGGER review_win_insert_log AFTER INSERT ON review_win BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'review_win', NEW.rowid, NULL, 'week=' || quote(NEW.week) || ',' || 'position=' || quote(NEW.position) || ',' || 'text=' || quote(NEW.text)); END;
CREATE TRIGGER review_win_update_log AFTER UPDATE ON review_win BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'review_win', NEW.rowid, 'week=' || quote(OLD.week) || ',' || 'position=' || quote(OLD.position) || ',' || 'text=' || quote(OLD.text), 'week=' || quote(NEW.week) || ',' || 'position=' || quote(NEW.position) || ',' || 'text=' || quote(NEW.text)); END;
CREATE TRIGGER review_win_delete_log AFTER DELETE ON review_win BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'review_win', OLD.rowid, 'week=' || quote(OLD.week) || ',' || 'position=' || quote(OLD.position) || ',' || 'text=' || quote(OLD.text), NULL); END;
CREATE TRIGGER review_slip_insert_log AFTER INSERT ON review_slip BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'review_slip', NEW.rowid, NULL, 'week=' || quote(NEW.week) || ',' || 'step_key=' || quote(NEW.step_key) || ',' || 'step_title=' || quote(NEW.step_title) || ',' || 'reason=' || quote(NEW.reason)); END;
CREATE TRIGGER review_slip_update_log AFTER UPDATE ON review_slip BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'review_slip', NEW.rowid, 'week=' || quote(OLD.week) || ',' || 'step_key=' || quote(OLD.step_key) || ',' || 'step_title=' || quote(OLD.step_title) || ',' || 'reason=' || quote(OLD.reason), 'week=' || quote(NEW.week) || ',' || 'step_key=' || quote(NEW.step_key) || ',' || 'step_title=' || quote(NEW.step_title) || ',' || 'reason=' || quote(NEW.reason)); END;
CREATE TRIGGER review_slip_delete_log AFTER DELETE ON review_slip BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'review_slip', OLD.rowid, 'week=' || quote(OLD.week) || ',' || 'step_key=' || quote(OLD.step_key) || ',' || 'step_title=' || quote(OLD.step_title) || ',' || 'reason=' || quote(OLD.reason), NULL); END;
CREATE TRIGGER review_choice_insert_log AFTER INSERT ON review_choice BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'review_choice', NEW.rowid, NULL, 'week=' || quote(NEW.week) || ',' || 'position=' || quote(NEW.position) || ',' || 'step_key=' || quote(NEW.step_key) || ',' || 'step_title=' || quote(NEW.step_title) || ',' || 'day=' || quote(NEW.day)); END;
CREATE TRIGGER review_choice_update_log AFTER UPDATE ON review_choice BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'review_choice', NEW.rowid, 'week=' || quote(OLD.week) || ',' || 'position=' || quote(OLD.position) || ',' || 'step_key=' || quote(OLD.step_key) || ',' || 'step_title=' || quote(OLD.step_title) || ',' || 'day=' || quote(OLD.day), 'week=' || quote(NEW.week) || ',' || 'position=' || quote(NEW.position) || ',' || 'step_key=' || quote(NEW.step_key) || ',' || 'step_title=' || quote(NEW.step_title) || ',' || 'day=' || quote(NEW.day)); END;
CREATE TRIGGER review_choice_delete_log AFTER DELETE ON review_choice BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'review_choice', OLD.rowid, 'week=' || quote(OLD.week) || ',' || 'position=' || quote(OLD.position) || ',' || 'step_key=' || quote(OLD.step_key) || ',' || 'step_title=' || quote(OLD.step_title) || ',' || 'day=' || quote(OLD.day), NULL); END;
CREATE TRIGGER review_forecast_insert_log AFTER INSERT ON review_forecast BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'review_forecast', NEW.rowid, NULL, 'week=' || quote(NEW.week) || ',' || 'big_step_key=' || quote(NEW.big_step_key) || ',' || 'title=' || quote(NEW.title) || ',' || 'due=' || quote(NEW.due) || ',' || 'likely=' || quote(NEW.likely) || ',' || 'careful=' || quote(NEW.careful) || ',' || 'chance=' || quote(NEW.chance)); END;
CREATE TRIGGER review_forecast_update_log AFTER UPDATE ON review_forecast BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'review_forecast', NEW.rowid, 'week=' || quote(OLD.week) || ',' || 'big_step_key=' || quote(OLD.big_step_key) || ',' || 'title=' || quote(OLD.title) || ',' || 'due=' || quote(OLD.due) || ',' || 'likely=' || quote(OLD.likely) || ',' || 'careful=' || quote(OLD.careful) || ',' || 'chance=' || quote(OLD.chance), 'week=' || quote(NEW.week) || ',' || 'big_step_key=' || quote(NEW.big_step_key) || ',' || 'title=' || quote(NEW.title) || ',' || 'due=' || quote(NEW.due) || ',' || 'likely=' || quote(NEW.likely) || ',' || 'careful=' || quote(NEW.careful) || ',' || 'chance=' || quote(NEW.chance)); END;
CREATE TRIGGER review_forecast_delete_log AFTER DELETE ON review_forecast BEGIN INSERT INTO change_log (group_id, table_name, row_id, before, after) VALUES ((SELECT max(id) FROM change_group), 'review_forecast', OLD.rowid, 'week=' || quote(OLD.week) || ',' || 'big_step_key=' || quote(OLD.big_step_key) || ',' || 'title=' || quote(OLD.title) || ',' || 'due=' || quote(OLD.due) || ',' || 'likely=' || quote(OLD.likely) || ',' || 'careful=' || quote(OLD.careful) || ',' || 'chance=' || quote(OLD.chance), NULL); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('change_group',1);
INSERT INTO "sqlite_sequence" VALUES('change_log',31);
COMMIT;
PRAGMA application_id=1297371723;
PRAGMA user_version=3;
