using System;
using System.Collections.Generic;
using System.Linq;

namespace Trackside.Gateway;

/// <summary>
/// The gateway's rule for passings: each is stored once, a hole is asked for, what a box does not hold any more is recorded as lost,
/// and only what is settled is acknowledged. Works inside a transaction of the store. One thread, the store's.
/// </summary>
internal sealed class Ingest
{
    private readonly PassingStore store;
    private readonly GatewayOptions options;
    private readonly ControlLog control;
    private readonly FlagLog flags;
    private readonly ConditionLog conditions;
    private readonly Dictionary<(string Circuit, string Box, int Life, int Boot), Cursor> cursors = [];
    private readonly Dictionary<(string Circuit, string Box), int> lives = [];

    internal Ingest(PassingStore store, GatewayOptions options)
    {
        this.store = store;
        this.options = options;
        control = new ControlLog(store);
        flags = new FlagLog(store);
        conditions = new ConditionLog(store);
    }

    /// <summary>Stores a group's changes up to, not including, the commit.</summary>
    internal void Apply(IngestGroup group)
    {
        foreach (IngestItem item in group.Items)
        {
            switch (item)
            {
                case IngestItem.Arrived arrived:
                    Store(arrived.Passing, group);
                    LoseBefore(arrived, group);
                    break;
                case IngestItem.Held held:
                    Compare(held, group);
                    break;
                case IngestItem.TakenOver:
                    group.Acknowledge.UnionWith(cursors.Values.Where(IsNewestBoot));
                    break;
                case IngestItem.Flagged flagged:
                    flags.Take(flagged.Entry);
                    break;
                case IngestItem.Conditioned conditioned:
                    conditions.Take(conditioned.Condition);
                    break;
                case IngestItem.Measured measured:
                    conditions.Take(measured.Health);
                    break;
                case IngestItem.Heard heard:
                    HeardLog.Write(store, heard.Newest);
                    break;
                case IngestItem.Started:
                    group.IsStart = true;
                    break;
                case IngestItem.StageOver over:
                    store.WriteStageEnd(over.Circuit, over.UpTo);
                    break;
                case IngestItem.Told told when control.Take(told.State):
                    group.Turned.Add(told.State.Circuit);
                    break;
            }
        }
    }

    /// <summary>Forgets everything that is not in the database: after a rollback.</summary>
    internal void Clear()
    {
        cursors.Clear();
        lives.Clear();
        control.Clear();
        flags.Clear();
        conditions.Clear();
    }

    private bool IsNewestBoot(Cursor cursor) => !cursors.Values.Any(cursor.IsOlderBootOf);

    private void Store(Passing arrived, IngestGroup group)
    {
        int life = LifeOf(arrived.Circuit, arrived.Box);
        Passing passing = life == 0 ? arrived : arrived with { Life = life };
        Cursor cursor = CursorOf(passing.Circuit, passing.Box, passing.Boot);
        if (cursor.IsStored(passing.Seq) || passing.Life > 0)
        {
            if (store.HoldsSame(passing))
            {
                group.Duplicates++;
                group.Acknowledge.Add(cursor);
                return;
            }

            if (cursor.IsStored(passing.Seq))
            {
                passing = BeginLife(passing, group);
                cursor = CursorOf(passing.Circuit, passing.Box, passing.Boot);
            }
        }

        StoreNew(passing, cursor, group);
    }

    private void StoreNew(Passing passing, Cursor cursor, IngestGroup group)
    {
        group.Acknowledge.Add(cursor);
        store.Insert(passing);
        group.Stored.Add(passing);
        if (cursor.Settle(passing.Seq) is { } recovered)
        {
            ShrinkLoss(cursor, recovered, passing.Seq);
        }

        if (cursor.HasNewHole)
        {
            cursor.HasNewHole = false;
            group.AskAgain.Add(cursor);
        }
    }

    // Another passing under a number in use: the box lost its boot number, and its boots are told apart from the earlier ones from here on.
    private Passing BeginLife(Passing passing, IngestGroup group)
    {
        int life = passing.Life + 1;
        lives[(passing.Circuit, passing.Box)] = life;
        group.Restarted.Add(new BootsRestarted(passing.Circuit, passing.Box, passing.Boot, life));
        return passing with { Life = life };
    }

    private int LifeOf(string circuit, string box)
    {
        if (!lives.TryGetValue((circuit, box), out int life))
        {
            lives[(circuit, box)] = life = store.ReadLife(circuit, box);
        }

        return life;
    }

    private void Compare(IngestItem.Held held, IngestGroup group)
    {
        Cursor cursor = CursorOf(held.Circuit, held.Box, held.Boot);
        cursor.NoteNewest(held.Newest);
        CloseOlderBoots(cursor, held.HeldBoot ?? held.Boot, group);
        int lastGone = (held.Oldest ?? held.Newest + 1) - 1;
        foreach (SeqRange hole in cursor.Holes(lastGone))
        {
            Lose(cursor, hole, group);
        }

        // A box that did not hear of it yet; one that never made so many would refuse it.
        if (held.Newest - held.Unacknowledged < cursor.Contiguous && cursor.Contiguous <= held.Newest)
        {
            group.Acknowledge.Add(cursor);
        }

        AskWhereItStands(cursor, group);
    }

    // What a box says is lost for good: the records on its flash are damaged.
    private void LoseBefore(IngestItem.Arrived arrived, IngestGroup group)
    {
        if (arrived.Gone == 0)
        {
            return;
        }

        Cursor cursor = CursorOf(arrived.Passing.Circuit, arrived.Passing.Box, arrived.Passing.Boot);
        int last = arrived.Passing.Seq - 1;
        int first = Math.Max(1, arrived.Passing.Seq - arrived.Gone);
        foreach (SeqRange hole in cursor.Holes(last).Where(hole => hole.Last >= first))
        {
            Lose(cursor, hole with { First = Math.Max(hole.First, first) }, group);
        }
    }

    // Of an earlier boot a box holds what came onto its flash. Once it has sent all of that, what is still missing is asked for, since another
    // gateway may have acknowledged it; what does not come by the next health is lost. Should it turn up, the loss is taken back.
    private void CloseOlderBoots(Cursor current, int firstHeld, IngestGroup group)
    {
        if (current.OlderBootsReadTo < firstHeld)
        {
            current.OlderBootsReadTo = firstHeld;
            store.ReadBootsWithHoles(current.Circuit, current.Box, current.Life, firstHeld).ForEach(boot => CursorOf(current.Circuit, current.Box, boot));
        }

        foreach (Cursor older in cursors.Values.Where(other => other.IsOlderBootOf(current)))
        {
            if (older.Life == current.Life && older.Boot >= firstHeld)
            {
                AskWhereItStands(older, group);
            }
            else if (older.Contiguous < older.Highest)
            {
                AskOrLose(older, group);
            }
        }
    }

    private void AskOrLose(Cursor older, IngestGroup group)
    {
        if (!older.StandsStill())
        {
            group.AskAgain.Add(older);
            return;
        }

        foreach (SeqRange hole in older.Holes(older.Highest))
        {
            Lose(older, hole, group);
        }
    }

    private static void AskWhereItStands(Cursor cursor, IngestGroup group)
    {
        if (cursor.StandsStill() && cursor.Contiguous < cursor.Highest)
        {
            group.AskAgain.Add(cursor);
        }
    }

    private void Lose(Cursor cursor, SeqRange hole, IngestGroup group)
    {
        var loss = new PassingLoss(cursor.Circuit, cursor.Box, cursor.Boot, hole.First, hole.Last, options.NowMicroseconds()) { Life = cursor.Life };
        store.InsertLoss(loss);
        cursor.Lose(hole);
        group.Losses.Add(loss);
        group.Acknowledge.Add(cursor);
    }

    private void ShrinkLoss(Cursor cursor, SeqRange range, int seq)
    {
        var loss = new PassingLoss(cursor.Circuit, cursor.Box, cursor.Boot, range.First, range.Last, options.NowMicroseconds()) { Life = cursor.Life };
        store.DeleteLoss(loss);
        foreach (SeqRange rest in Cursor.Without(range, seq))
        {
            store.InsertLoss(loss with { First = rest.First, Last = rest.Last });
        }
    }

    private Cursor CursorOf(string circuit, string box, int boot)
    {
        int life = LifeOf(circuit, box);
        if (!cursors.TryGetValue((circuit, box, life, boot), out Cursor? cursor))
        {
            cursor = new Cursor(
                circuit, box, life, boot, store.ReadSequences(circuit, box, life, boot), store.ReadLosses(circuit, box, life, boot, boot));
            cursors[(circuit, box, life, boot)] = cursor;
        }

        return cursor;
    }
}
