using Trackside.ModelCheck.State;
using Trackside.Core;
using Trackside.Messages;

namespace Trackside.ModelCheck.World;

/// <summary>A post: the real freshness, the real arbiter, the real reading of epoch and route, and a red lamp that may fail.</summary>
internal sealed class PostBox
{
    [NotState]
    private readonly Scene scene;

    [NotState]
    private readonly Arbiter arbiter;

    public CentralAspect Central;
    public CircuitWord Word;
    public Aspect Shown = Aspect.Dark;
    public bool IsRedDead;

    /// <summary>Whether its configuration holds other routes of the same names.</summary>
    public bool HasOtherRoutes;

    /// <summary>Whether it has the very route that control names.</summary>
    public bool HasRoute => Word.Route >= 0 && Word.IsSameRoute && !HasOtherRoutes;

    public PostBox(Scene scene, int number)
    {
        this.scene = scene;
        arbiter = new Arbiter(scene.Post.Post.Rules);
        Central = new CentralAspect(scene.Clock, number);
        Word = new CircuitWord(scene.Post);
    }

    /// <summary>Whether its lamps show, and prove, red.</summary>
    public bool IsRed => Shown == Aspect.Red && !IsRedDead;

    public void Take(ControlStateMessage message, bool isRetained, long now)
    {
        CentralVerdict verdict = Central.Take(message, isRetained, now);
        if (verdict is CentralVerdict.Taken or CentralVerdict.Restricted or CentralVerdict.Late)
        {
            Word.Take(message);
        }
    }

    public void Step(long now) =>
        Shown = arbiter.Decide(Central.Aspect, Central.AgeAt(now, scene.Clock.IsSynced(now)), Aspect.Dark, Aspect.Dark, AspectReason.Central, Word.Permits && !HasOtherRoutes, true);
}
