using System.Collections.Generic;
using Trackside.Messages;

namespace Trackside.Venue.Fuzz;

/// <summary>A topic that boxes listen to.</summary>
/// <param name="Name">Its name at the broker.</param>
/// <param name="What">What is told there.</param>
/// <param name="Listeners">The boxes that hear it.</param>
/// <param name="IsSigned">Whether each of them asks for a signature: then also what can be read may be thrown, its signature wrong.</param>
internal sealed record FuzzTopic(string Name, What What, IReadOnlyList<FuzzBox> Listeners, bool IsSigned);
