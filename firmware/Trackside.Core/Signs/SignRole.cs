using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// A direction sign that lights nothing, and says so: without an interlock it may not. It has no sense inputs, so it proves nothing either. Loop only.
    /// </summary>
    public sealed class SignRole : IRole
    {
        private const string NoDirection = "none";
        private const string Unproved = "unproved";

        private readonly Mail mail;
        private readonly LinkManager link;
        private readonly int epoch;
        private readonly SignMessage sign = new SignMessage();
        private bool isTold;

        /// <summary>Makes the role.</summary>
        public SignRole(int epoch, Mail mail, LinkManager link)
        {
            this.epoch = epoch;
            this.mail = mail;
            this.link = link;
        }

        /// <inheritdoc/>
        public string Trouble { get { return null; } }

        /// <inheritdoc/>
        public long Alarms { get { return Alarm.None; } }

        /// <inheritdoc/>
        public void Step(long now)
        {
            if (!isTold && link.State == LinkState.Up)
            {
                sign.Clear();
                sign.SetText(SignMessage.Applied, NoDirection);
                sign.SetText(SignMessage.Proved, Unproved);
                sign.SetText(SignMessage.Reason, "no-interlock");
                sign.SetInteger(SignMessage.Epoch, epoch);
                isTold = mail.Send(sign);
            }
        }

        /// <inheritdoc/>
        public void Take(Inbound inbound, long now)
        {
            // Nothing that comes can light a sign without an interlock.
        }

        /// <inheritdoc/>
        public void TellAnew()
        {
            isTold = false;
        }

        /// <inheritdoc/>
        public void FailSafe()
        {
            // Dark already.
        }
    }
}
