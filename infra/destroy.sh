#!/usr/bin/env bash
# Takes the bot down with all that it stored. Asks first.
set -euo pipefail

usage() {
    cat <<'END'
infra/destroy.sh [-g GROUP] [-y]

  -g GROUP  the bot's resource group (default: newsbot)
  -y        do not ask
END
}

group=newsbot
yes=
while getopts g:yh option; do
    case $option in
        g) group=$OPTARG ;;
        y) yes=1 ;;
        h) usage; exit 0 ;;
        *) usage >&2; exit 2 ;;
    esac
done
shift $((OPTIND - 1))
if [ $# -gt 0 ]; then
    usage >&2
    exit 2
fi

fail() { echo "$*" >&2; exit 1; }
command -v az >/dev/null || fail "This needs az: the Azure CLI"
az account show --output none || fail "Sign in first: az login"

if [ "$(az group exists --name "$group")" != true ]; then
    echo "There is no resource group $group." >&2
    exit 0
fi

az resource list --resource-group "$group" --query "[].{name: name, type: type}" --output table
if [ -z "$yes" ]; then
    read -rp "All of this and what is stored in it is deleted for good. Type the group's name to go on: " typed
    [ "$typed" = "$group" ] || fail "Nothing was deleted."
fi

vaults=$(az keyvault list --resource-group "$group" --query "[].name" --output tsv)
az group delete --name "$group" --yes

# A deleted vault keeps its name for a week, and a new bot in a group of the same name would meet it.
for vault in $vaults; do
    az keyvault purge --name "$vault" || echo "$vault keeps its name for seven days: az keyvault purge --name $vault" >&2
done
echo "Gone. Discord's application is still there: delete it in the developer portal, or reset its token." >&2
