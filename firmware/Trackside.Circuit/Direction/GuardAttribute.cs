using System;

namespace Trackside.Core
{
    /// <summary>
    /// Marks a question that must be answered with yes before something may be permitted. The model checker replaces the body of each by
    /// <c>return true</c>, one at a time, and shows that the loss is noticed: so a guard has no other effect and refuses by answering no.
    /// </summary>
    [AttributeUsage(AttributeTargets.All)]
    public sealed class GuardAttribute : Attribute
    {
    }
}
