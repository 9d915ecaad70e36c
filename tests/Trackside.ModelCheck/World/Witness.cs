using Trackside.Core;
using Trackside.Messages;
using Trackside.ModelCheck.State;

namespace Trackside.ModelCheck.World;

/// <summary>
/// Knows what truly happened, from the lamps, hands and vehicles themselves, and holds every move of the real code against it. It shares no line with that code. What it says
/// of "now" means since the last step of the model's time: nothing that counts is older.
/// </summary>
internal sealed partial class Witness
{
    private const int Gone = 3;

    [NotState]
    private readonly Circuit circuit;

    // What was true at some moment since it was asked for, and in this step of time.
    public readonly bool[] RedSeen = new bool[Scene.Posts];
    public readonly bool[] RouteSeen = new bool[Scene.Posts];
    public readonly bool[] DarkSeen = new bool[Scene.Signs];
    public readonly bool[] LitSeen = new bool[Scene.Signs];
    public int BarrierSeen;
    public int BarrierGone;

    // Steps of time for which a lamp or an acknowledgement has been gone.
    public readonly int[] RedGone = new int[Scene.Posts];
    public readonly int[] RouteGone = new int[Scene.Posts];
    public readonly int[] LitGone = new int[Scene.Signs];

    // Hands.
    public ControlOperation Order;
    public bool IsKeyTurned;
    public bool IsControlCommitted;
    public bool IsPostCommitted;
    public bool IsAbortAsked;
    public bool IsSessionOpen;
    public bool IsPlaceConfirmed;
    public readonly bool[] Sections = new bool[Scene.Posts];

    // The track.
    public int Tokens;
    public bool IsQuiet;
    public bool IsTimerAlive = true;
    public int Swept;
    public int SweepRoute;
    public bool OwesClearance = true;
    public bool IsReversal = true;

    // What was said.
    public bool IsGreenSent;
    public bool IsArrowSent;
    public int Partner;

    // What each box may believe, and each sign has told.
    public readonly Word[] Newest = [new(), new(), new(), new(), new()];
    public readonly bool[] IsWordFresh = new bool[Scene.Boxes];
    public readonly long[] DarkToldEpoch = [-1, -1, -1];
    public readonly bool[] ConflictKnown = new bool[Scene.Signs];

    /// <summary>Whether the interlock's state was entered in this step of time.</summary>
    public bool IsEnteredNow = true;

    // A lock-out under way: the box, and steps since the key; -1 for none.
    public int LockTicks = -1;

    /// <summary>Begins with a circuit of which nothing is known.</summary>
    public Witness(Circuit circuit) => this.circuit = circuit;

    /// <summary>What must never be and was; null while all is well.</summary>
    [NotState]
    public string? Violation;

    private Interlock Control => circuit.Control;

    private bool IsBarrierWatched => Control.State is InterlockState.Proving or InterlockState.Locked;

    private bool NeedsBarrier => Control.State is InterlockState.Blank or InterlockState.Setting;

    /// <summary>A step of time has passed.</summary>
    public void Ticked()
    {
        System.Array.Clear(RedSeen);
        System.Array.Clear(RouteSeen);
        System.Array.Clear(DarkSeen);
        System.Array.Clear(LitSeen);
        System.Array.Clear(IsWordFresh);
        BarrierSeen = NeedsBarrier ? 1 << circuit.Barrier : 0;
        BarrierGone = IsBarrierWatched ? Longer(BarrierGone) : 0;
        Order = ControlOperation.Aspect;
        IsKeyTurned = IsControlCommitted = IsPostCommitted = IsGreenSent = IsArrowSent = false;
        IsQuiet = IsTimerAlive;
        IsEnteredNow = false;
        Partner = 0;
        LockTicks = LockTicks < 0 || LockTicks >= 4 ? -1 : LockTicks + 1;
        for (int post = 0; post < Scene.Posts; post++)
        {
            RedGone[post] = Longer(RedGone[post]);
            RouteGone[post] = Longer(RouteGone[post]);
        }

        for (int sign = 0; sign < Scene.Signs; sign++)
        {
            LitGone[sign] = Longer(LitGone[sign]);
        }

        static int Longer(int gone) => gone < Gone ? gone + 1 : Gone;
    }

    /// <summary>Looks at all lamps, after a box's loop went round.</summary>
    public void Look(int stepped)
    {
        int wanted = Control.Shown;
        BarrierSeen = NeedsBarrier ? BarrierSeen | (1 << circuit.Barrier) : 0;
        BarrierGone = IsBarrierWatched && circuit.Barrier != wanted ? BarrierGone : 0;
        for (int post = 0; post < Scene.Posts; post++)
        {
            PostBox box = circuit.Posts[post];
            if (box.IsRed)
            {
                RedSeen[post] = true;
                RedGone[post] = 0;
            }

            if (wanted >= 0 && box.Word.Epoch == Control.Epoch && box.Word.Route == wanted && box.HasRoute)
            {
                RouteSeen[post] = true;
                RouteGone[post] = 0;
            }
        }

        for (int sign = 0; sign < Scene.Signs; sign++)
        {
            int burning = circuit.Signs[sign].Burning;
            DarkSeen[sign] |= burning == 0;
            if (wanted >= 0 && burning == 1 << wanted && circuit.Signs[sign].Rules.Driven == wanted)
            {
                LitSeen[sign] = true;
                LitGone[sign] = 0;
            }
        }

        CheckLamps(stepped);
    }

    /// <summary>Race control asked for something.</summary>
    public void Asked(ControlOperation operation, string target, bool taken)
    {
        if (!taken)
        {
            return;
        }

        switch (operation)
        {
            case ControlOperation.SessionOpen:
                IsSessionOpen = true;
                Tokens = 0;
                break;
            case ControlOperation.SessionClose:
                IsSessionOpen = false;
                break;
            case ControlOperation.Commit:
                IsControlCommitted = true;
                break;
            case ControlOperation.Confirm:
                IsPlaceConfirmed = IsPlaceConfirmed || target == "bend";
                break;
            case ControlOperation.Abort:
                IsAbortAsked = true;
                break;
            default:
                Order = operation;
                LockTicks = operation == ControlOperation.LockOut ? -1 : LockTicks;
                break;
        }
    }

    /// <summary>The key was turned.</summary>
    public void KeyTurned() => IsKeyTurned = true;

    /// <summary>Before control acts: an order and the key together set a lock-out on its way, or lift one.</summary>
    public void Consents()
    {
        if (IsKeyTurned && Order is ControlOperation.LockOut or ControlOperation.Lift && IsKeyTurned)
        {
            LockTicks = Order == ControlOperation.LockOut ? 0 : LockTicks;
            UseConsent();
        }
    }

    /// <summary>A marshal pressed or held "section clear".</summary>
    public void Pressed(int post, bool isHeld)
    {
        if (isHeld)
        {
            wasOut = IsAnyOut();
            heldAt = post;
            return;
        }

        if (LockTicks is >= 0 and < 4 && post == Control.LockOuts.Confirmer)
        {
            // He is about to confirm a lock-out.
            return;
        }

        bool clears = Control.State == InterlockState.Clearing || (Control.State == InterlockState.Blank && OwesClearance);
        Sections[post] |= clears;
        IsPostCommitted |= Control.State == InterlockState.Proving && post == CommitPost();
    }

    /// <summary>A vehicle crossed a loop.</summary>
    public void Crossed(int loop, long vehicle)
    {
        IsQuiet = false;
        Tokens += loop == Scene.OutLoop ? 1 : loop == Scene.InLoop && Tokens > 0 ? -1 : 0;
        int[] order = circuit.Scene.Plan.Sweep[SweepRoute];
        if (vehicle != Scene.SweepCar)
        {
            Swept = 0;
        }
        else if (Swept < order.Length && loop <= 1)
        {
            Swept = order[Swept] == loop ? Swept + 1 : order[0] == loop ? 1 : 0;
        }
    }

    /// <summary>The partner circuit spoke of the joined route.</summary>
    public void PartnerSpoke(int says) => Partner = says;

    /// <summary>A word comes to a box. It may believe the newest only, and only a live one of now.</summary>
    public void Heard(int box, Word word, bool isRetained)
    {
        Word newest = Newest[box];
        if (!newest.Exists || IsAfter(word, newest))
        {
            bool isLive = !isRetained && circuit.Now - word.SentAt < StateLayout.Tick;
            // What a post was permitted a moment ago stands, where the news does not take it back.
            bool stands = box >= Scene.Signs && IsWordFresh[box] && newest.IsGreen && word.IsGreen;
            newest.Take(word);
            IsWordFresh[box] = isLive || stands;
        }
    }

    /// <summary>A sign told what it shows.</summary>
    public void SignTold(int sign)
    {
        if (circuit.Signs[sign].Burning == 0 && Newest[sign].Exists)
        {
            DarkToldEpoch[sign] = Newest[sign].Epoch;
        }
    }

    /// <summary>A sign's report reaches control.</summary>
    public void Reported(Report report) => ConflictKnown[report.Box] = report.IsLatched;

    /// <summary>A sign or post lost its memory.</summary>
    public void Rebooted(int box)
    {
        Newest[box].Clear();
        IsWordFresh[box] = false;
        if (box < Scene.Signs)
        {
            DarkToldEpoch[box] = -1;
        }
    }

    /// <summary>Control lost its memory.</summary>
    public void ControlRebooted()
    {
        UseConsent();
        IsControlCommitted = IsPostCommitted = IsSessionOpen = false;
        System.Array.Clear(ConflictKnown);
        LockTicks = -1;
        IsEnteredNow = true;
        Tokens = 0;
        IsReversal = Control.State != InterlockState.Setting;
        EnterBlank(owes: true);
        System.Array.Clear(RedSeen);
        System.Array.Clear(LitSeen);
        System.Array.Clear(RouteSeen);
        Demand(Control.State is InterlockState.Blank or InterlockState.Setting or InterlockState.Fault, "the control box came back in another state than blank, a proof anew or the fault");
    }

    private static bool IsAfter(Word one, Word other)
    {
        long order = one.Epoch != other.Epoch ? one.Epoch - other.Epoch : one.Boot != other.Boot ? one.Boot - other.Boot : one.Seq - other.Seq;
        return order > 0;
    }

    private void UseConsent()
    {
        Order = ControlOperation.Aspect;
        IsKeyTurned = false;
    }

    private bool IsOut(bool isSign, int number) => Control.LockOuts.IsOut(isSign ? Scene.Posts + number : number);

    private bool IsAnyOut()
    {
        for (int box = 0; box < Scene.Boxes; box++)
        {
            if (Control.LockOuts.IsOut(box))
            {
                return true;
            }
        }

        return false;
    }

    private int CommitPost() => IsOut(false, 0) ? 1 : 0;

    private void Demand(bool holds, string otherwise) => Violation ??= holds ? null : otherwise;
}
