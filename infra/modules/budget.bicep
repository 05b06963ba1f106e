metadata description = 'Tells when the month\'s cost of the resource group nears what was meant to be spent. It stops nothing.'

@description('Name of the budget.')
param name string

@description('What a month may cost, in the subscription\'s currency.')
param amount int

@description('Who is told.')
param email string

@description('First day of the month that the budget began in. Azure does not let it change afterwards.')
param startDate string

resource budget 'Microsoft.Consumption/budgets@2023-11-01' = {
  name: name
  properties: {
    category: 'Cost'
    amount: amount
    timeGrain: 'Monthly'
    timePeriod: {
      startDate: startDate
    }
    notifications: {
      spent: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: [email]
      }
      expected: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: [email]
      }
    }
  }
}
